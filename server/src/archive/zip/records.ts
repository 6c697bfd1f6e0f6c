import { deflated } from './entry';

/** All that the headers of a written entry say. */
export interface WrittenEntry {
  /** Ends with `/` for a folder. */
  readonly path: string;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const max32 = 0xffffffff;
const max16 = 0xffff;

/**
 * The header before an entry's data. It states checksum and sizes, so that no data descriptor is needed, which Java's
 * ZipInputStream refuses on stored entries. `zip64` reserves room for large sizes even if they prove small.
 */
export function localHeader(entry: WrittenEntry, time: DosTime, zip64: boolean): Buffer {
  const name = Buffer.from(entry.path);
  const extra = zip64 ? zip64Field([entry.size, entry.compressedSize]) : Buffer.alloc(0);
  const fixed = Buffer.alloc(30);
  fixed.writeUInt32LE(0x04034b50, 0);
  writeCommon(fixed.subarray(4), entry, time, zip64);
  writeSizes(fixed.subarray(18), zip64 ? [max32, max32] : [entry.compressedSize, entry.size]);
  fixed.writeUInt16LE(name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, name, extra]);
}

/** Whether an entry of this size may need the 64-bit fields; deflate can make its input a little larger. */
export const needsZip64 = (size: number): boolean => size + size / 1000 + 1024 >= max32;

/** An entry of the central directory. */
export function directoryRecord(entry: WrittenEntry, time: DosTime): Buffer {
  const name = Buffer.from(entry.path);
  const large = [entry.size, entry.compressedSize, entry.offset].filter((value) => value >= max32);
  const extra = large.length > 0 ? zip64Field(large) : Buffer.alloc(0);
  const fixed = Buffer.alloc(46);
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE((madeByUnix << 8) | zip64Version, 4);
  writeCommon(fixed.subarray(6), entry, time, large.length > 0);
  writeSizes(fixed.subarray(20), [entry.compressedSize, entry.size]);
  fixed.writeUInt16LE(name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(attributes(entry.path), 38);
  fixed.writeUInt32LE(Math.min(entry.offset, max32), 42);
  return Buffer.concat([fixed, name, extra]);
}

/** What ends the zip, with the Zip64 records before it where the numbers need them. */
export function endRecords(entryCount: number, offset: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entryCount, max16), 8);
  end.writeUInt16LE(Math.min(entryCount, max16), 10);
  end.writeUInt32LE(Math.min(size, max32), 12);
  end.writeUInt32LE(Math.min(offset, max32), 16);
  const isLarge = entryCount >= max16 || offset >= max32 || size >= max32;
  return isLarge ? Buffer.concat([zip64End(entryCount, offset, size), end]) : end;
}

function zip64End(entryCount: number, offset: number, size: number): Buffer {
  const bytes = Buffer.alloc(56 + 20);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  bytes.writeUInt16LE((madeByUnix << 8) | zip64Version, 12);
  bytes.writeUInt16LE(zip64Version, 14);
  bytes.writeBigUInt64LE(BigInt(entryCount), 24);
  bytes.writeBigUInt64LE(BigInt(entryCount), 32);
  bytes.writeBigUInt64LE(BigInt(size), 40);
  bytes.writeBigUInt64LE(BigInt(offset), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(offset + size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

/** A date and a time of day as zip headers hold them: local time of nowhere, here always UTC. */
export interface DosTime {
  readonly date: number;
  readonly time: number;
}

/** The moment (seconds since 1970) in DOS form, moved into the years that it knows, 1980 to 2107. */
export function dosTime(epochSeconds: number): DosTime {
  const moment = new Date(
    Math.min(Math.max(epochSeconds, Date.UTC(1980) / 1000), Date.UTC(2108) / 1000 - 2) * 1000,
  );
  return {
    date: ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
  };
}

const madeByUnix = 3;
const zip64Version = 45;

/** The fields that both headers have in the same order, from "version needed" to the checksum. */
function writeCommon(target: Buffer, entry: WrittenEntry, time: DosTime, zip64: boolean): void {
  const isUtf8 = /[^\u0000-\u007f]/.test(entry.path);
  const version = entry.method === deflated || entry.path.endsWith('/') ? 20 : 10;
  target.writeUInt16LE(zip64 ? zip64Version : version, 0);
  target.writeUInt16LE(isUtf8 ? 0x0800 : 0, 2);
  target.writeUInt16LE(entry.method, 4);
  target.writeUInt16LE(time.time, 6);
  target.writeUInt16LE(time.date, 8);
  target.writeUInt32LE(entry.crc32, 10);
}

function writeSizes(target: Buffer, [compressed, size]: readonly [number, number]): void {
  target.writeUInt32LE(Math.min(compressed, max32), 0);
  target.writeUInt32LE(Math.min(size, max32), 4);
}

/** The extra field with the numbers that do not fit into 32 bits. */
function zip64Field(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(0x0001, 0);
  field.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  });
  return field;
}

/** Unix modes 0755 for folders (with the DOS mark of one) and 0644 for files. */
const attributes = (path: string): number =>
  (path.endsWith('/') ? (0o040755 << 16) | 0x10 : 0o100644 << 16) >>> 0;
