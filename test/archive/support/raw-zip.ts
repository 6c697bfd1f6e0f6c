import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a zip whose headers may say anything; what is not given is right. */
export interface RawZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** 0 stores, 8 deflates; anything else is only stated. */
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly compressedSize?: number;
  /** Unix mode, file type included. */
  readonly mode?: number;
  readonly extra?: Uint8Array;
  /** What the entry's own header says differently. */
  readonly local?: {
    readonly name?: string;
    readonly crc?: number;
    readonly size?: number;
    readonly method?: number;
    readonly flags?: number;
    readonly extra?: Uint8Array;
  };
  /** Bytes between this entry and the next. */
  readonly gap?: Uint8Array;
  /** Where the directory says that the entry's header is. */
  readonly offset?: number;
  /** Only listed: no header and data of its own. */
  readonly listedOnly?: boolean;
}

export interface RawZipEnd {
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
  readonly comment?: string;
  readonly entryCount?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly disk?: number;
  /** On which the directory is said to begin. */
  readonly directoryDisk?: number;
  /** How many entries are said to lie on this disk; of all, if absent. */
  readonly entriesHere?: number;
  /** A Zip64 end record before the plain one, which states this count of entries. */
  readonly zip64?: number;
}

/** A zip of the given entries. */
export function rawZip(entries: readonly RawZipEntry[], end: RawZipEnd = {}): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const entry of entries) {
    const record = recordOf(entry);
    directory.push(directoryHeader(record, entry, entry.offset ?? position));
    if (entry.listedOnly) continue;
    const own = Buffer.concat([localHeader(record, entry), record.data, entry.gap ?? Buffer.alloc(0)]);
    parts.push(own);
    position += own.length;
  }
  const list = Buffer.concat(directory);
  const last = endRecord(entries.length, position, list.length, end);
  return Buffer.concat([end.before ?? Buffer.alloc(0), ...parts, list, last, end.after ?? Buffer.alloc(0)]);
}

interface Fields {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
}

function recordOf(entry: RawZipEntry): Fields {
  const content = Buffer.from(entry.content ?? '');
  const method = entry.method ?? 0;
  const data = method === 8 ? deflateRawSync(content) : content;
  const name = Buffer.from(entry.name);
  const isUtf8 = typeof entry.name === 'string' && /[^\u0000-\u007f]/.test(entry.name);
  return {
    name,
    data,
    method,
    flags: entry.flags ?? (isUtf8 ? 0x800 : 0),
    crc: entry.crc ?? crc32(content),
    compressedSize: entry.compressedSize ?? data.length,
    size: entry.size ?? content.length,
  };
}

function localHeader(record: Fields, { local = {}, extra: both = new Uint8Array() }: RawZipEntry): Buffer {
  const extra = local.extra ?? both;
  const fixed = Buffer.alloc(30);
  const name = local.name === undefined ? record.name : Buffer.from(local.name);
  fixed.writeUInt32LE(0x04034b50, 0);
  fixed.writeUInt16LE(20, 4);
  fixed.writeUInt16LE(local.flags ?? record.flags, 6);
  fixed.writeUInt16LE(local.method ?? record.method, 8);
  fixed.writeUInt32LE(0x00210000, 10);
  fixed.writeUInt32LE(local.crc ?? record.crc, 14);
  fixed.writeUInt32LE(record.compressedSize, 18);
  fixed.writeUInt32LE(local.size ?? record.size, 22);
  fixed.writeUInt16LE(name.length, 26);
  fixed.writeUInt16LE(extra.length, 28);
  return Buffer.concat([fixed, name, extra]);
}

function directoryHeader(record: Fields, entry: RawZipEntry, offset: number): Buffer {
  const fixed = Buffer.alloc(46);
  const extra = entry.extra ?? new Uint8Array();
  fixed.writeUInt32LE(0x02014b50, 0);
  fixed.writeUInt16LE((3 << 8) | 20, 4);
  fixed.writeUInt16LE(20, 6);
  fixed.writeUInt16LE(record.flags, 8);
  fixed.writeUInt16LE(record.method, 10);
  fixed.writeUInt32LE(0x00210000, 12);
  fixed.writeUInt32LE(record.crc, 16);
  fixed.writeUInt32LE(record.compressedSize, 20);
  fixed.writeUInt32LE(record.size, 24);
  fixed.writeUInt16LE(record.name.length, 28);
  fixed.writeUInt16LE(extra.length, 30);
  fixed.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38);
  fixed.writeUInt32LE(offset, 42);
  return Buffer.concat([fixed, record.name, extra]);
}

function endRecord(count: number, offset: number, size: number, end: RawZipEnd): Buffer {
  const comment = Buffer.from(end.comment ?? '', 'latin1');
  const before = end.zip64 === undefined ? Buffer.alloc(0) : zip64End(end.zip64, offset, size);
  const fixed = Buffer.alloc(22);
  fixed.writeUInt32LE(0x06054b50, 0);
  fixed.writeUInt16LE(end.disk ?? 0, 4);
  fixed.writeUInt16LE(end.directoryDisk ?? 0, 6);
  fixed.writeUInt16LE(end.entriesHere ?? end.entryCount ?? count, 8);
  fixed.writeUInt16LE(end.entryCount ?? count, 10);
  fixed.writeUInt32LE(end.directorySize ?? size, 12);
  fixed.writeUInt32LE(end.directoryOffset ?? offset, 16);
  fixed.writeUInt16LE(comment.length, 20);
  return Buffer.concat([before, fixed, comment]);
}

function zip64End(count: number, offset: number, size: number): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(44n, 4);
  for (const [at, value] of [
    [24, count],
    [32, count],
    [40, size],
    [48, offset],
    [64, offset + size],
  ] as const)
    bytes.writeBigUInt64LE(BigInt(value), at);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

/** What stands behind data whose header did not know its sizes. */
export function descriptor(content: string, size = content.length, compressedSize = size): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc32(content), 4);
  bytes.writeUInt32LE(compressedSize, 8);
  bytes.writeUInt32LE(size, 12);
  return bytes;
}
