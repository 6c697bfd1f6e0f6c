import { text } from '../../text/message';
import { computed } from '../evaluate/traced-string';
import { define, string } from './define';
import { bytesOfText, textOfBytes } from './go-bytes';

/** Base64 and base32 (Sprig `strings.go`). What cannot be decoded gives the error's text, as in Sprig. */
export const encodingFunctions = [
  coder('b64enc', 'A text in base64.', '用 base64 编码文本。', (source) => encodeBase64(bytesOfText(source))),
  coder('b64dec', 'The text that base64 means.', '解码 base64 文本。', (source) => decode(source, base64)),
  coder('b32enc', 'A text in base32.', '用 base32 编码文本。', (source) =>
    encode(bytesOfText(source), base32),
  ),
  coder('b32dec', 'The text that base32 means.', '解码 base32 文本。', (source) => decode(source, base32)),
];

/** Bytes in standard base64 with padding. */
export const encodeBase64 = (bytes: Uint8Array): string => encode(bytes, base64);

/** The bytes that a standard base64 text means; undefined when it is none. */
export const decodeBase64 = (source: string): Uint8Array | undefined => {
  const result = decodeBytes(source.replace(/[\r\n]/g, ''), base64);
  return result instanceof Uint8Array ? result : undefined;
};

function coder(name: string, en: string, zhCn: string, convert: (source: string) => string) {
  return define({
    name,
    usage: 'STRING',
    doc: text(en, zhCn),
    parameters: [string],
    effort: 4,
    call: ([source]) => computed(convert(source.text), [source]),
  });
}

interface Alphabet {
  readonly name: string;
  readonly digits: string;
  readonly bits: number;
  /** Characters in a full group. */
  readonly group: number;
  /** How many characters of the last group may be data. */
  readonly lastGroups: readonly number[];
}

const base64: Alphabet = {
  name: 'base64',
  digits: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
  bits: 6,
  group: 4,
  lastGroups: [2, 3, 4],
};
const base32: Alphabet = {
  name: 'base32',
  digits: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  bits: 5,
  group: 8,
  lastGroups: [2, 4, 5, 7, 8],
};

function encode(bytes: Uint8Array, { digits, bits, group }: Alphabet): string {
  const mask = (1 << bits) - 1;
  const length = Math.ceil((bytes.length * 8) / bits);
  const result = new Uint8Array(Math.ceil(length / group) * group).fill(padding);
  let buffer = 0;
  let filled = 0;
  let at = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    filled += 8;
    for (; filled >= bits; filled -= bits)
      result[at++] = digits.charCodeAt((buffer >> (filled - bits)) & mask);
  }
  if (filled > 0) result[at] = digits.charCodeAt((buffer << (bits - filled)) & mask);
  return new TextDecoder().decode(result);
}

const padding = '='.charCodeAt(0);

function decode(source: string, alphabet: Alphabet): string {
  const result = decodeBytes(source.replace(/[\r\n]/g, ''), alphabet);
  return result instanceof Uint8Array
    ? textOfBytes(result)
    : `illegal ${alphabet.name} data at input byte ${inputOffset(source, result)}`;
}

/** The bytes, or the offset of what is wrong (in the text without line ends). */
function decodeBytes(source: string, alphabet: Alphabet): Uint8Array | number {
  const { digits, bits, group, lastGroups } = alphabet;
  const data = source.replace(/=+$/, '');
  const wrong = wrongCharacter(data, digits);
  if (wrong !== -1) return wrong;
  const last = data.length % group || group;
  if (source.length % group !== 0 || !lastGroups.includes(last) || source.length - data.length > group - 2)
    return Math.floor(data.length / group) * group;
  const bytes = new Uint8Array(Math.floor((data.length * bits) / 8));
  let buffer = 0;
  let filled = 0;
  let at = 0;
  for (const character of data) {
    buffer = ((buffer << bits) | digits.indexOf(character)) & 0xffff;
    filled += bits;
    if (filled < 8) continue;
    filled -= 8;
    bytes[at++] = (buffer >> filled) & 0xff;
  }
  return bytes;
}

/** How many characters stand in front of the first that is no digit; -1 when all are. */
function wrongCharacter(data: string, digits: string): number {
  let index = 0;
  for (const character of data) {
    if (!digits.includes(character)) return index;
    index++;
  }
  return -1;
}

/** Go counts the line ends that it skips. */
function inputOffset(source: string, offset: number): number {
  let skipped = 0;
  for (let index = 0; index < source.length && index - skipped < offset; index++)
    if (/[\r\n]/.test(source[index] ?? '')) skipped++;
  return offset + skipped;
}
