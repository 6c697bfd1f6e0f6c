import { decodeName } from '../name-encoding';

/** Tar files are made of blocks of this size. */
export const blockSize = 512;

/** What the first 512 bytes of a tar entry say, before long names and pax records are applied. */
export interface TarHeader {
  readonly name: string;
  readonly linkName: string;
  readonly mode: number;
  readonly size: number;
  /** POSIX type letter: `0` file, `1` hard link, `2` symbolic link, `5` folder, `x` `g` pax, `L` `K` GNU long names. */
  readonly type: string;
  /** Whether blocks with more of the map of a sparse file stand between the header and the body, as old GNU tar writes it. */
  readonly isMapContinued: boolean;
}

/** The bytes from here on a block boundary. */
export const padded = (size: number): number => Math.ceil(size / blockSize) * blockSize;

/** Whether a block holds nothing but zeros; two of them end a tar. */
export const isZeroBlock = (block: Uint8Array): boolean => block.every((byte) => byte === 0);

/** Reads a header block; undefined when its checksum is wrong, so when it is no header at all. */
export function parseHeader(block: Buffer): TarHeader | undefined {
  const stated = parseNumber(block.subarray(148, 156));
  if (stated === undefined || !checksums(block).includes(stated)) return undefined;
  const size = parseNumber(block.subarray(124, 136));
  if (size === undefined) return undefined;
  const type = String.fromCharCode(block[156] ?? 0);
  const name = parseText(block.subarray(0, 100));
  const isUstar = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? parseText(block.subarray(345, 500)) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    linkName: parseText(block.subarray(157, 257)),
    mode: parseNumber(block.subarray(100, 108)) ?? 0,
    size,
    type: type === '\0' || type === '7' ? '0' : type,
    isMapContinued: type === 'S' && block[482] !== 0,
  };
}

/** The text of a field or of a long-name body, up to its first NUL. */
export function parseText(field: Uint8Array): string {
  const end = field.indexOf(0);
  return decodeName(end < 0 ? field : field.subarray(0, end)).name;
}

/** Octal digits, or GNU's base-256 for what does not fit; undefined for anything else, and for what no file can have. */
function parseNumber(field: Buffer): number | undefined {
  const first = field[0] ?? 0;
  if ((first & 0x80) !== 0) return parseBase256(field);
  const digits = field.toString('latin1').replace(/\0.*$/s, '').trim();
  if (digits === '') return 0;
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

function parseBase256(field: Buffer): number | undefined {
  let value = (field[0] ?? 0) & 0x7f;
  for (const byte of field.subarray(1)) value = value * 256 + byte;
  return Number.isSafeInteger(value) ? value : undefined;
}

/** The sum of all bytes with the checksum's own field as blanks; old writers added them as signed numbers. */
function checksums(block: Buffer): readonly number[] {
  let unsigned = 0;
  let signed = 0;
  for (let index = 0; index < blockSize; index++) {
    const byte = index >= 148 && index < 156 ? 32 : (block[index] ?? 0);
    unsigned += byte;
    signed += byte < 128 ? byte : byte - 256;
  }
  return [unsigned, signed];
}
