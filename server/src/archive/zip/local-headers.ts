import { printable } from '../../core/package/archive-defect';
import type { DefectList } from '../defect-list';
import { type RandomAccess, ReadAhead, readAt } from '../random-access';
import type { DirectoryEntry } from './directory';
import type { EndRecord } from './end-record';
import type { ZipEntry } from './entry';
import { checkDescriptor, zip64Sizes } from './stated-sizes';

/** Completes the directory's entries by their own headers, and reports where the two contradict each other. */
export async function readLocalHeaders(
  source: RandomAccess,
  end: EndRecord,
  entries: readonly DirectoryEntry[],
  defects: DefectList,
): Promise<readonly ZipEntry[]> {
  const headers = new ReadAhead(source, readAheadSize);
  const extents: Extent[] = [];
  const result: ZipEntry[] = [];
  for (const entry of entries) {
    const offset = end.start + entry.raw.relativeOffsetOfLocalHeader;
    const local = await readLocalHeader(headers, offset);
    if (local === undefined) defects.add('truncated', entry.path);
    else await compare(entry, local, headers, defects);
    const dataEnd = (local?.dataStart ?? 0) + entry.raw.compressedSize;
    const fits = local !== undefined && dataEnd <= end.directoryOffset;
    if (local !== undefined && !fits) defects.add('truncated', entry.path);
    if (local !== undefined && fits)
      extents.push({ path: entry.path, index: result.length, start: offset, end: dataEnd });
    result.push(describe(entry, fits ? local?.dataStart : undefined));
  }
  const shared = checkExtents(extents, end, defects);
  return result.map((entry, index) => (shared.has(index) ? { ...entry, dataStart: undefined } : entry));
}

/** Holds the header and the name of one entry; images are far apart, more would be read in vain. */
const readAheadSize = 1024;

interface LocalHeader {
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly nameLength: number;
  /** Its beginning, as far as names make sense. */
  readonly name: Buffer;
  readonly extra: Buffer;
  readonly dataStart: number;
}

async function readLocalHeader(source: RandomAccess, offset: number): Promise<LocalHeader | undefined> {
  const fixed = await readAt(source, offset, 30);
  if (fixed.length < 30 || fixed.readUInt32LE(0) !== 0x04034b50) return undefined;
  const nameLength = fixed.readUInt16LE(26);
  return {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc32: fixed.readUInt32LE(14),
    compressedSize: fixed.readUInt32LE(18),
    size: fixed.readUInt32LE(22),
    nameLength,
    name: await readAt(source, offset + 30, Math.min(nameLength, maxName)),
    extra: await readAt(source, offset + 30 + nameLength, Math.min(fixed.readUInt16LE(28), maxName)),
    dataStart: offset + 30 + nameLength + fixed.readUInt16LE(28),
  };
}

/** Thousands of entries may claim one header with a name of 64 KiB. */
const maxName = 4096;

const isEncrypted = 0x01;
const hasDescriptor = 0x08;

async function compare(
  { path, raw }: DirectoryEntry,
  local: LocalHeader,
  source: RandomAccess,
  defects: DefectList,
): Promise<void> {
  const { fileNameRaw } = raw;
  if (local.nameLength !== fileNameRaw.length || !local.name.equals(fileNameRaw.subarray(0, maxName))) {
    defects.add('local-name-mismatch', path, { local: printable(local.name.toString('utf8', 0, 120)) });
  }
  if (((local.flags ^ raw.generalPurposeBitFlag) & isEncrypted) !== 0) {
    defects.add('header-mismatch', path, { field: 'encryption' });
  }
  if (local.method !== raw.compressionMethod) defects.add('header-mismatch', path, { field: 'method' });
  if ((local.flags & hasDescriptor) !== 0)
    return checkDescriptor(source, local.dataStart, { path, raw }, defects);
  if (local.crc32 !== raw.crc32) defects.add('header-mismatch', path, { field: 'CRC-32' });
  const { size, compressedSize } = zip64Sizes(local);
  if (size !== raw.uncompressedSize || compressedSize !== raw.compressedSize) {
    defects.add('header-mismatch', path, { field: 'size' });
  }
}

interface Extent {
  readonly path: string;
  /** Of its entry. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The largest data descriptor: signature, CRC and two Zip64 sizes. */
const maxDescriptor = 24;

/** Reports bytes that two entries or none of them claim. Returns the entries whose bytes are another's: they are not read. */
function checkExtents(extents: readonly Extent[], end: EndRecord, defects: DefectList): ReadonlySet<number> {
  const shared = new Set<number>();
  const isWhole = extents.length === end.entryCount;
  const sorted = [...extents].sort((a, b) => a.start - b.start);
  const first = sorted[0]?.start ?? end.directoryOffset;
  if (isWhole && first > 0) defects.add('leading-data', undefined, { count: first });
  let position = first;
  for (const { path, index, start, end: extentEnd } of sorted) {
    if (start < position) {
      defects.add('overlap', path);
      shared.add(index);
    } else if (isWhole && start - position > maxDescriptor)
      defects.add('hidden-data', path, { count: start - position });
    position = Math.max(position, extentEnd);
  }
  const gap = end.directoryOffset - position;
  if (isWhole && gap > maxDescriptor) defects.add('hidden-data', sorted.at(-1)?.path ?? '', { count: gap });
  return shared;
}

function describe({ path, raw }: DirectoryEntry, dataStart: number | undefined): ZipEntry {
  return {
    path,
    type: typeOf(path, raw.versionMadeBy >>> 8, raw.externalFileAttributes >>> 16),
    size: raw.uncompressedSize,
    compressedSize: raw.compressedSize,
    method: raw.compressionMethod,
    crc32: raw.crc32,
    encrypted: (raw.generalPurposeBitFlag & 0x41) !== 0,
    dataStart,
  };
}

function typeOf(path: string, madeBy: number, mode: number): ZipEntry['type'] {
  const isUnix = madeBy === 3 || madeBy === 19;
  const kind = isUnix ? mode & 0o170000 : 0;
  if (kind === 0o120000) return 'symlink';
  if (![0, 0o100000, 0o040000].includes(kind)) return 'special';
  return path.endsWith('/') ? 'folder' : 'file';
}
