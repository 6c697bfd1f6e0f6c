import type { DefectList } from '../defect-list';
import { type RandomAccess, readAt } from '../random-access';
import type { DirectoryEntry } from './directory';

/** The sizes that an entry's own header states, those in its Zip64 field put in their places. */
export function zip64Sizes(header: {
  readonly size: number;
  readonly compressedSize: number;
  readonly extra: Buffer;
}): { readonly size: number; readonly compressedSize: number } {
  const large = zip64Values(header.extra);
  const next = (own: number): number => (own === inZip64Field ? (large.shift() ?? own) : own);
  const size = next(header.size);
  return { size, compressedSize: next(header.compressedSize) };
}

/** Compares the checksum and the sizes behind an entry's data, which are there for readers that cannot seek, with the directory. */
export async function checkDescriptor(
  source: RandomAccess,
  dataStart: number,
  { path, raw }: DirectoryEntry,
  defects: DefectList,
): Promise<void> {
  const { crc32, compressedSize, uncompressedSize } = raw;
  const bytes = await readAt(source, dataStart + compressedSize, 24);
  const hasSignature = bytes.length >= 4 && bytes.readUInt32LE(0) === signature;
  const starts = hasSignature ? [4, 0] : [0];
  const isRight = starts.some((at) =>
    [descriptor32(bytes, at), descriptor64(bytes, at)].some(
      (stated) =>
        stated?.[0] === crc32 &&
        stated[1] === compressedSize % 2 ** stated[3] &&
        stated[2] === uncompressedSize % 2 ** stated[3],
    ),
  );
  if (!isRight) defects.add('header-mismatch', path, { field: 'data descriptor' });
}

const inZip64Field = 0xffffffff;
const signature = 0x08074b50;

/** Checksum, compressed size, size, and how many bits the sizes have. */
type Descriptor = readonly [crc32: number, compressedSize: number, size: number, bits: number];

const descriptor32 = (bytes: Buffer, at: number): Descriptor | undefined =>
  bytes.length < at + 12
    ? undefined
    : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4), bytes.readUInt32LE(at + 8), 32];

const descriptor64 = (bytes: Buffer, at: number): Descriptor | undefined =>
  bytes.length < at + 20
    ? undefined
    : [
        bytes.readUInt32LE(at),
        Number(bytes.readBigUInt64LE(at + 4)),
        Number(bytes.readBigUInt64LE(at + 12)),
        64,
      ];

/** The numbers in the Zip64 field (id 1) of a header's extra fields. */
function zip64Values(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
      Number(field.readBigUInt64LE(8 * index)),
    );
  }
  return [];
}
