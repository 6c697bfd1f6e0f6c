/** SHA-1 of bytes, in hexadecimal (FIPS 180-4). */
export function sha1(bytes: Uint8Array): string {
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  const words = new Uint32Array(80);
  for (const block of blocks(bytes)) {
    for (let at = 0; at < 16; at++) words[at] = block.getUint32(at * 4);
    for (let at = 16; at < 80; at++)
      words[at] = rotateLeft(
        word(words, at - 3) ^ word(words, at - 8) ^ word(words, at - 14) ^ word(words, at - 16),
        1,
      );
    sha1Rounds(state, words);
  }
  return hexadecimal(state);
}

/** SHA-256 of bytes, in hexadecimal (FIPS 180-4). */
export function sha256(bytes: Uint8Array): string {
  const state = sha256Start.slice();
  const words = new Uint32Array(64);
  for (const block of blocks(bytes)) {
    for (let at = 0; at < 16; at++) words[at] = block.getUint32(at * 4);
    for (let at = 16; at < 64; at++) {
      const [a, b] = [word(words, at - 15), word(words, at - 2)];
      const small0 = rotateRight(a, 7) ^ rotateRight(a, 18) ^ (a >>> 3);
      const small1 = rotateRight(b, 17) ^ rotateRight(b, 19) ^ (b >>> 10);
      words[at] = word(words, at - 16) + small0 + word(words, at - 7) + small1;
    }
    sha256Rounds(state, words);
  }
  return hexadecimal(state);
}

/** Adler-32 of bytes (RFC 1950). */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

/** The first 32 bits of the fractional parts of the roots (2: square, 3: cube) of the first primes. */
function rootFractions(count: number, root: 2 | 3): Uint32Array {
  const fractions = new Uint32Array(count);
  for (let prime = 2, at = 0; at < count; prime++) {
    if (!isPrime(prime)) continue;
    fractions[at++] = Number(integerRoot(BigInt(prime) << BigInt(32 * root), BigInt(root)) & 0xffffffffn);
  }
  return fractions;
}

/** The first primes' root fractions in 64 bits, for SHA-512. */
export function wideRootFractions(count: number, root: 2 | 3): readonly bigint[] {
  const fractions: bigint[] = [];
  for (let prime = 2; fractions.length < count; prime++) {
    if (isPrime(prime))
      fractions.push(integerRoot(BigInt(prime) << BigInt(64 * root), BigInt(root)) & 0xffffffffffffffffn);
  }
  return fractions;
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}

/** The largest whole number whose power is not above `value`. */
function integerRoot(value: bigint, power: bigint): bigint {
  let low = 0n;
  let high = 1n << (BigInt(value.toString(2).length) / power + 1n);
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** power <= value) low = middle;
    else high = middle;
  }
  return low;
}

const sha256Start = rootFractions(8, 2);
const sha256Constants = rootFractions(64, 3);

/** The message in blocks of 64 bytes, with its end mark and length. */
function* blocks(bytes: Uint8Array): Generator<DataView> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  for (let at = 0; at < padded.length; at += 64) yield new DataView(padded.buffer, at, 64);
}

function sha1Rounds(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  for (let at = 0; at < 80; at++) {
    const mixed =
      at < 20
        ? ((b & c) | (~b & d)) + 0x5a827999
        : at < 40
          ? (b ^ c ^ d) + 0x6ed9eba1
          : at < 60
            ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
            : (b ^ c ^ d) + 0xca62c1d6;
    const next = (rotateLeft(a, 5) + mixed + e + word(words, at)) | 0;
    [a, b, c, d, e] = [next, a, rotateLeft(b, 30), c, d];
  }
  addTo(state, [a, b, c, d, e]);
}

function sha256Rounds(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const big1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
    const first = (h + big1 + ((e & f) ^ (~e & g)) + word(sha256Constants, at) + word(words, at)) | 0;
    const big0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  addTo(state, [a, b, c, d, e, f, g, h]);
}

function addTo(state: Uint32Array, numbers: readonly number[]): void {
  numbers.forEach((number, at) => {
    state[at] = word(state, at) + number;
  });
}

const word = (words: Uint32Array, at: number): number => words[at] ?? 0;
const rotateLeft = (number: number, by: number): number => (number << by) | (number >>> (32 - by));
const rotateRight = (number: number, by: number): number => (number >>> by) | (number << (32 - by));
const hexadecimal = (words: Uint32Array): string =>
  [...words].map((number) => number.toString(16).padStart(8, '0')).join('');
