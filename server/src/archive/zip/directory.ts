import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from 'yauzl';
import { printable } from '../../core/package/archive-defect';
import { UserError } from '../../core/text/user-error';
import type { DefectList } from '../defect-list';
import type { ArchiveLimits } from '../limits';
import { decodeName, isAscii } from '../name-encoding';
import { type RandomAccess, ReadAhead, readAt, WindowAccess } from '../random-access';
import type { EndRecord } from './end-record';

/** An entry of the central directory with its name decoded. */
export interface DirectoryEntry {
  readonly path: string;
  readonly raw: Entry;
}

/** Lists the central directory by yauzl, as far as it can be read and the limits allow. */
export async function readDirectory(
  source: RandomAccess,
  end: EndRecord,
  limits: ArchiveLimits,
  defects: DefectList,
): Promise<readonly DirectoryEntry[]> {
  const entries: DirectoryEntry[] = [];
  let bytes = 0;
  try {
    for await (const raw of rawEntries(source, end)) {
      if (entries.length >= limits.maxEntries) {
        defects.add('too-many-entries', undefined, { limit: limits.maxEntries });
        return entries;
      }
      entries.push({ path: nameOf(raw, defects), raw });
      bytes += 46 + raw.fileNameRaw.length + raw.extraFieldRaw.length + raw.fileCommentRaw.length;
    }
    if (bytes !== end.directorySize) defects.add('damaged', undefined, { reason: 'central directory size' });
  } catch (error) {
    if (error instanceof UserError) throw error; // the disk, not the archive
    await reportUnreadable(source, end.directoryOffset + bytes, entries.length + 1, defects);
  }
  return entries;
}

/** Says where the directory ends to make sense: at which entry, by its name where that can still be read. */
async function reportUnreadable(
  source: RandomAccess,
  position: number,
  number: number,
  defects: DefectList,
): Promise<void> {
  const record = await readAt(source, position, 46);
  const isRecord = record.length === 46 && record.readUInt32LE(0) === 0x02014b50;
  if (isRecord && (record.readUInt16LE(8) & 0x40) !== 0) return defects.add('encrypted', 'zip');
  const length = isRecord ? Math.min(record.readUInt16LE(28), maxShownName) : 0;
  const name = printable(decodeName(await readAt(source, position + 46, length)).name);
  const reason = `central directory #${number}${name === '' ? '' : ` "${name}"`}`;
  defects.add('damaged', undefined, { reason });
}

const maxShownName = 512;

async function* rawEntries(source: RandomAccess, end: EndRecord): AsyncGenerator<Entry> {
  const window = new WithoutComment(source, end);
  const reader = new YauzlReader(new ReadAhead(window, readAheadSize));
  const zip = await fromRandomAccessReaderPromise(reader, window.size, {
    decodeStrings: false, // names are decoded and judged here, entry by entry: yauzl would stop at the first bad one
    validateEntrySizes: false,
    autoClose: false,
  });
  yield* zip.eachEntry();
}

const readAheadSize = 64 * 1024;

/** A zip that ends with its end record: yauzl takes what looks like one in the comment for the record. */
class WithoutComment extends WindowAccess {
  constructor(source: RandomAccess, { start, recordEnd }: EndRecord) {
    super(source, start, recordEnd - start);
  }

  override async readInto(target: Uint8Array, position: number): Promise<number> {
    const count = await super.readInto(target, position);
    const length = this.size - 2 - position; // where the record states the comment's length
    target.fill(0, Math.min(count, Math.max(0, length)), Math.min(count, Math.max(0, length + 2)));
    return count;
  }
}

/** Hands our sources to yauzl. */
class YauzlReader extends RandomAccessReader {
  constructor(private readonly source: RandomAccess) {
    super();
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.source.readInto(buffer.subarray(offset, offset + length), position).then(
      (count) => callback(count < length ? new Error('unexpected EOF') : null),
      (error) => callback(error),
    );
  }

  override _readStreamForRange(): Readable {
    return Readable.from([]);
  }

  override close(callback: (error: Error | null) => void): void {
    callback(null);
  }
}

function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry, defects: DefectList): string {
  const isUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
  const hasField = extraFields.some(({ id }) => id === unicodePathField);
  const other = hasField && getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
  if (isUtf8 || isAscii(fileNameRaw)) {
    const name = fileNameRaw.toString('utf8');
    if (other && other !== name) defects.add('second-name', name, { other: printable(other) });
    return name;
  }
  if (other) return other;
  const { name, encoding } = decodeName(fileNameRaw);
  defects.add('name-encoding', name, { encoding });
  return name;
}

const unicodePathField = 0x7075;
