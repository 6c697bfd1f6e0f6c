import { text } from '../../text/message';
import { computed, concat, type TracedString, untraced } from '../evaluate/traced-string';
import type { GoObject, Value } from '../evaluate/value';
import { any, define, FunctionError, int as goInt, type Parameter, string } from './define';
import { adler32, sha1, sha256 } from './digest';
import { sha512 } from './digest-wide';
import { decodeBase64 } from './encoding';
import { bytesOfText, textOfBytes } from './go-bytes';
import { printed } from './printed';

/** Digests, which are real, and keys, certificates and passwords, which are fixed placeholders (Sprig `crypto.go`). */
export const cryptoFunctions = [
  digest('sha1sum', 'SHA-1', sha1),
  digest('sha256sum', 'SHA-256', sha256),
  digest('sha512sum', 'SHA-512', sha512, { since: '3.17.3', effort: 40 }),
  digest('adler32sum', 'Adler-32', (bytes) => String(adler32(bytes))),
  define({
    name: 'bcrypt',
    usage: 'PASSWORD',
    doc: placeholderDoc('A bcrypt hash', 'bcrypt 哈希'),
    parameters: [string],
    call: ([password]) => computed(bcryptHash, [password]),
  }),
  define({
    name: 'htpasswd',
    usage: 'USER PASSWORD',
    doc: placeholderDoc('A line of an htpasswd file', 'htpasswd 文件的一行'),
    parameters: [string, string],
    call: ([user, password]) => {
      if (user.text.includes(':')) return computed(`invalid username: ${user.text}`, [user]);
      return concat([user, untraced(':'), computed(bcryptHash, [password])]);
    },
  }),
  define({
    name: 'derivePassword',
    usage: 'COUNTER TYPE PASSWORD USER SITE',
    doc: placeholderDoc('A password derived from a master password', '由主密码派生的密码'),
    parameters: [any, string, string, string, string],
    call: ([, type, ...secrets]) =>
      computed(passwords.get(type.text) ?? `cannot find password template ${type.text}`, secrets),
  }),
  define({
    name: 'genPrivateKey',
    usage: 'TYPE',
    doc: placeholderDoc('A private key', '私钥'),
    parameters: [string],
    call: ([type]) => {
      const label = keyLabels.get(type.text);
      return untraced(label === undefined ? `Unknown type ${type.text}` : pem(label));
    },
  }),
  authority('genCA', 'CN DAYS', [string, goInt]),
  authority('genCAWithKey', 'CN DAYS KEY', [string, goInt, string]),
  certificate('genSelfSignedCert', 'CN IPS DNS_NAMES DAYS', []),
  certificate('genSelfSignedCertWithKey', 'CN IPS DNS_NAMES DAYS KEY', [string]),
  certificate('genSignedCert', 'CN IPS DNS_NAMES DAYS CA', [certificateParameter()]),
  certificate('genSignedCertWithKey', 'CN IPS DNS_NAMES DAYS CA KEY', [certificateParameter(), string]),
  define({
    name: 'buildCustomCert',
    usage: 'CERTIFICATE KEY',
    doc: text(
      'A certificate from base64 texts, for genSignedCert.',
      '由 base64 文本组成的证书，供 genSignedCert 使用。',
    ),
    parameters: [string, string],
    call: ([cert, key]) => certificateObject(decodedPem(cert, 'certificate'), decodedPem(key, 'private key')),
  }),
  define({
    name: 'encryptAES',
    usage: 'PASSWORD STRING',
    doc: placeholderDoc('An encrypted text', '加密后的文本'),
    parameters: [string, string],
    call: ([password, plain]) => computed('AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=', [password, plain]),
  }),
  define({
    name: 'decryptAES',
    usage: 'PASSWORD STRING',
    doc: placeholderDoc('A decrypted text', '解密后的文本'),
    parameters: [string, string],
    call: ([password, secret]) => {
      if (!decodeBase64(secret.text)) throw new FunctionError('illegal base64 data');
      return computed('decrypted', [password, secret]);
    },
  }),
];

/** A well-formed bcrypt hash that fits no password. */
const bcryptHash = '$2a$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234';

const passwords: ReadonlyMap<string, string> = new Map([
  ['maximum', 'ZedaFaxcZaso9*AbcdEf'],
  ['long', 'ZedaFaxcZaso9*'],
  ['medium', 'ZedJuz8$'],
  ['short', 'Zed8'],
  ['basic', 'pIw54Zed'],
  ['pin', '6685'],
]);

const keyLabels: ReadonlyMap<string, string> = new Map([
  ['', 'RSA PRIVATE KEY'],
  ['rsa', 'RSA PRIVATE KEY'],
  ['dsa', 'DSA PRIVATE KEY'],
  ['ecdsa', 'EC PRIVATE KEY'],
  ['ed25519', 'PRIVATE KEY'],
]);

function placeholderDoc(en: string, zhCn: string) {
  return text(`${en}; checks use a fixed placeholder.`, `${zhCn}；检查时使用固定的占位内容。`);
}

function digest(
  name: string,
  algorithm: string,
  compute: (bytes: Uint8Array) => string,
  { since, effort = 3 }: { readonly since?: '3.17.3'; readonly effort?: number } = {},
) {
  return define({
    name,
    ...(since && { since }),
    usage: 'STRING',
    doc: text(`The ${algorithm} checksum of a text.`, `文本的 ${algorithm} 校验和。`),
    parameters: [string],
    effort,
    call: ([source]) => computed(compute(bytesOfText(source.text)), [source]),
  });
}

/** A parameter of type []interface{}, which a []string does not fit; no value counts as empty. */
function texts(): Parameter<readonly Value[]> {
  return {
    type: '[]interface {}',
    convert: (value) => (value.kind === 'list' && value.type === undefined ? value.items : undefined),
    whenInvalid: () => [],
  };
}

function checkNames(addresses: readonly Value[], names: readonly Value[]): void {
  for (const item of addresses) {
    if (item.kind !== 'string')
      throw new FunctionError(`error parsing ip: ${printed(item).text} is not a string`);
    if (!isAddress(item.text)) throw new FunctionError(`error parsing ip: ${item.text}`);
  }
  for (const item of names) {
    if (item.kind !== 'string')
      throw new FunctionError(`error processing alternate dns name: ${printed(item).text} is not a string`);
  }
}

const isAddress = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text) ||
  (/^[\da-fA-F:.]{2,45}$/.test(text) && text.includes(':'));

function certificateParameter(): Parameter<Value> {
  return {
    type: 'sprig.certificate',
    convert: (value) => (value.kind === 'object' && value.type === 'sprig.certificate' ? value : undefined),
  };
}

type AnyParameters = readonly Parameter<unknown>[];

function authority(name: string, usage: string, parameters: AnyParameters) {
  return define({
    name,
    usage,
    doc: placeholderDoc(
      'A certificate authority with the fields Cert and Key',
      'CA 证书，含 Cert 和 Key 两个字段',
    ),
    parameters,
    call: () => placeholderCertificate(),
  });
}

function certificate(name: string, usage: string, further: AnyParameters) {
  return define({
    name,
    usage,
    doc: placeholderDoc('A certificate with the fields Cert and Key', '证书，含 Cert 和 Key 两个字段'),
    parameters: [string, texts(), texts(), goInt, ...further],
    call: ([, addresses, names]) => {
      checkNames(addresses, names);
      return placeholderCertificate();
    },
  });
}

const placeholderCertificate = (): GoObject =>
  certificateObject(untraced(pem('CERTIFICATE')), untraced(pem('RSA PRIVATE KEY')));

function certificateObject(cert: TracedString, key: TracedString): GoObject {
  return {
    kind: 'object',
    type: 'sprig.certificate',
    fields: new Map<string, Value>([
      ['Cert', cert],
      ['Key', key],
    ]),
    methods: new Map(),
    text: concat([untraced('{'), cert, untraced(' '), key, untraced('}')]),
  };
}

/** The usual frame around 64-character lines; the content means nothing. */
function pem(label: string): string {
  const line = 'T1NDUEtHLVBMQUNFSE9MREVS'.repeat(3).slice(0, 64);
  return `-----BEGIN ${label}-----\n${`${line}\n`.repeat(12)}-----END ${label}-----\n`;
}

function decodedPem(source: TracedString, what: string): TracedString {
  const bytes = decodeBase64(source.text);
  if (!bytes) throw new FunctionError(`unable to decode base64 ${what}: illegal base64 data`);
  const decoded = textOfBytes(bytes);
  if (!decoded.includes('-----BEGIN ')) throw new FunctionError(`unable to decode ${what}`);
  return computed(decoded, [source]);
}
