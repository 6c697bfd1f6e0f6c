import type { DefectList } from '../defect-list';
import { reportNoArchive } from '../no-archive';
import { type RandomAccess, readAt } from '../random-access';

/** Where a zip starts and ends in its file, and where its directory lies; all offsets count from the file's start. */
export interface EndRecord {
  /** Bytes before the archive: what its own offsets do not count. */
  readonly start: number;
  /** Behind the record, before the archive's comment. */
  readonly recordEnd: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  readonly entryCount: number;
}

/** Finds the end record of a zip; undefined, with the reason in `defects`, when there is none. */
export async function findEndRecord(
  source: RandomAccess,
  defects: DefectList,
): Promise<EndRecord | undefined> {
  const size = Math.min(source.size, (await endOfContent(source)) + recordSize);
  const tailStart = Math.max(0, size - recordSize - maxComment);
  const tail = await readAt(source, tailStart, size - tailStart);
  const at = findRecord(tail);
  if (at === undefined) {
    await reportMissing(source, defects);
    return undefined;
  }
  const offset = tailStart + at;
  const plain = readRecord(tail.subarray(at), offset);
  const record = (await readZip64(source, offset)) ?? plain;
  compareRecords(plain, record, defects);
  if (plain.isSplit || record.isSplit) defects.add('damaged', undefined, { reason: 'multi-disk' });
  const start = record.at - record.directorySize - record.directoryOffset;
  if (start < 0) {
    defects.add('damaged', undefined, { reason: 'end of central directory' });
    return undefined;
  }
  if (source.size > plain.end) defects.add('trailing-data', undefined, { count: source.size - plain.end });
  const directoryOffset = record.at - record.directorySize;
  return {
    start,
    recordEnd: offset + recordSize,
    directoryOffset,
    directorySize: record.directorySize,
    entryCount: record.entryCount,
  };
}

const recordSize = 22;
const maxComment = 0xffff;
const recordSignature = 0x06054b50;
const localSignature = 0x04034b50;

/** The last record whose comment fits into the file; one that ends exactly with the file is preferred. */
function findRecord(tail: Buffer): number | undefined {
  let last: number | undefined;
  for (let at = tail.length - recordSize; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== recordSignature) continue;
    const end = at + recordSize + tail.readUInt16LE(at + 20);
    if (end === tail.length) return at;
    if (end < tail.length) last ??= at;
  }
  return last;
}

/** Where the zeros begin that fill the file's end, as block devices and some downloads leave them. */
async function endOfContent(source: RandomAccess): Promise<number> {
  const lowest = Math.max(0, source.size - mostZeros);
  for (let end = source.size; end > lowest; ) {
    const start = Math.max(lowest, end - 64 * 1024);
    const block = await readAt(source, start, end - start);
    const last = block.findLastIndex((byte) => byte !== 0);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return source.size;
}

const mostZeros = 16 * 1024 * 1024;

/** What does not fit into the plain record is all ones there; the rest must be what Zip64 says. */
function compareRecords(plain: RawRecord, zip64: RawRecord, defects: DefectList): void {
  const differs = (['entryCount', 'directorySize', 'directoryOffset'] as const).find(
    (field) =>
      plain[field] !== zip64[field] && plain[field] !== (field === 'entryCount' ? 0xffff : 0xffffffff),
  );
  if (differs) defects.add('end-record-mismatch', undefined, { field: fieldNames[differs] });
}

const fieldNames = { entryCount: 'entry count', directorySize: 'size', directoryOffset: 'offset' } as const;

interface RawRecord {
  /** Where the directory must end. */
  readonly at: number;
  readonly end: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  readonly entryCount: number;
  /** Whether it says that the archive, or its directory, lies on several disks. */
  readonly isSplit: boolean;
}

const readRecord = (record: Buffer, at: number): RawRecord => ({
  at,
  end: at + recordSize + record.readUInt16LE(20),
  isSplit:
    [4, 6].some((field) => record.readUInt16LE(field) % 0xffff !== 0) ||
    record.readUInt16LE(8) !== record.readUInt16LE(10),
  entryCount: record.readUInt16LE(10),
  directorySize: record.readUInt32LE(12),
  directoryOffset: record.readUInt32LE(16),
});

/** The Zip64 record that a locator right before the end record points to; as a rule it stands right before its locator. */
async function readZip64(source: RandomAccess, recordAt: number): Promise<RawRecord | undefined> {
  const locator = await readAt(source, Math.max(0, recordAt - locatorSize), locatorSize);
  if (locator.length < locatorSize || locator.readUInt32LE(0) !== 0x07064b50) return undefined;
  for (const at of [recordAt - locatorSize - zip64Size, Number(locator.readBigUInt64LE(8))]) {
    const record = at < 0 ? Buffer.alloc(0) : await readAt(source, at, zip64Size);
    if (record.length < zip64Size || record.readUInt32LE(0) !== 0x06064b50) continue;
    return {
      at,
      end: 0,
      isSplit:
        [16, 20].some((field) => record.readUInt32LE(field) !== 0) ||
        record.readBigUInt64LE(24) !== record.readBigUInt64LE(32),
      entryCount: Number(record.readBigUInt64LE(32)),
      directorySize: Number(record.readBigUInt64LE(40)),
      directoryOffset: Number(record.readBigUInt64LE(48)),
    };
  }
  return undefined;
}

const locatorSize = 20;
const zip64Size = 56;

async function reportMissing(source: RandomAccess, defects: DefectList): Promise<void> {
  const head = await readAt(source, 0, 64);
  const startsAsZip = head.length >= 4 && head.readUInt32LE(0) === localSignature;
  if (startsAsZip) defects.add('truncated', 'zip');
  else reportNoArchive(head, source.size, 'zip', defects);
}
