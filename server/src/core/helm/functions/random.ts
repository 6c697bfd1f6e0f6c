import { text } from '../../text/message';
import { untraced } from '../evaluate/traced-string';
import { define, int } from './define';
import { encodeBase64 } from './encoding';

/** Functions that are random in Helm. Here they give the same each time, so that a check says the same each time. */
export const randomFunctions = [
  randomText('randAlphaNum', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
  randomText('randAlpha', 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  randomText('randNumeric', '1234567890'),
  randomText('randAscii', 'abcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-./:;<=>?@^_~'),
  define({
    name: 'randBytes',
    usage: 'COUNT',
    doc: text(
      'COUNT random bytes in base64; the same each time in checks.',
      'COUNT 个随机字节的 base64 文本；检查时每次相同。',
    ),
    parameters: [int],
    call: ([count], context) => {
      context.charge(Math.max(0, count) * 2);
      return untraced(encodeBase64(Uint8Array.from({ length: Math.max(0, count) }, (_, at) => at % 256)));
    },
  }),
  define({
    name: 'uuidv4',
    usage: '',
    doc: text('A random UUID; the same each time in checks.', '随机 UUID；检查时每次相同。'),
    parameters: [],
    call: () => untraced('00000000-0000-4000-8000-000000000000'),
  }),
];

function randomText(name: string, alphabet: string) {
  return define({
    name,
    usage: 'COUNT',
    doc: text(
      'A random text of COUNT characters; the same each time in checks.',
      'COUNT 个字符的随机文本；检查时每次相同。',
    ),
    parameters: [int],
    call: ([count], context) => {
      context.charge(Math.max(0, count));
      return untraced(
        alphabet.repeat(Math.ceil(Math.max(0, count) / alphabet.length)).slice(0, Math.max(0, count)),
      );
    },
  });
}
