import { wideRootFractions } from './digest';

/** SHA-512 of bytes, in hexadecimal (FIPS 180-4). In bigints: slow, and hardly a chart asks for it. */
export function sha512(bytes: Uint8Array): string {
  let state: readonly bigint[] = wideRootFractions(8, 2);
  const constants = wideRootFractions(80, 3);
  for (const block of blocks(bytes)) {
    const words = Array.from({ length: 16 }, (_, at) => block.getBigUint64(at * 8));
    for (let at = 16; at < 80; at++) words.push(schedule(words, at));
    state = compress(state, words, constants);
  }
  return state.map((number) => number.toString(16).padStart(16, '0')).join('');
}

function* blocks(bytes: Uint8Array): Generator<DataView> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  new DataView(padded.buffer).setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n);
  for (let at = 0; at < padded.length; at += 128) yield new DataView(padded.buffer, at, 128);
}

function schedule(words: readonly bigint[], at: number): bigint {
  const [a, b] = [words[at - 15] ?? 0n, words[at - 2] ?? 0n];
  const small0 = rotate(a, 1n) ^ rotate(a, 8n) ^ (a >> 7n);
  const small1 = rotate(b, 19n) ^ rotate(b, 61n) ^ (b >> 6n);
  return BigInt.asUintN(64, (words[at - 16] ?? 0n) + small0 + (words[at - 7] ?? 0n) + small1);
}

function compress(
  state: readonly bigint[],
  words: readonly bigint[],
  constants: readonly bigint[],
): readonly bigint[] {
  let current = state;
  words.forEach((word, at) => {
    const [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = current;
    const big1 = rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n);
    const first = h + big1 + ((e & f) ^ (~e & g)) + (constants[at] ?? 0n) + word;
    const big0 = rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n);
    const second = big0 + ((a & b) ^ (a & c) ^ (b & c));
    current = [BigInt.asUintN(64, first + second), a, b, c, BigInt.asUintN(64, d + first), e, f, g];
  });
  return state.map((number, at) => BigInt.asUintN(64, number + (current[at] ?? 0n)));
}

const rotate = (number: bigint, by: bigint): bigint =>
  (number >> by) | BigInt.asUintN(64, number << (64n - by));
