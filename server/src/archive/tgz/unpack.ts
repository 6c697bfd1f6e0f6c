import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Unpacked } from '../../core/package/load';
import { DefectList } from '../defect-list';
import { checkNames } from '../entry-names';
import { errorCode } from '../io-errors';
import { type ArchiveLimits, defaultLimits } from '../limits';
import { BytesAccess } from '../random-access';
import { type TarEntry, TarReader } from '../tar/reader';
import { unpacked } from '../unpacked';

/** Unpacks a `.tgz` (a chart archive) into memory; what is wrong with it is data. Links become nothing, as they carry no bytes. */
export async function unpackTgz(bytes: Uint8Array, limits: ArchiveLimits = defaultLimits): Promise<Unpacked> {
  const defects = new DefectList();
  const tar = await inflate(bytes, limits, defects);
  if (tar === undefined) return unpacked([], defects);
  const reader = new TarReader(new BytesAccess(tar), limits, defects);
  const entries: TarEntry[] = [];
  for await (const entry of reader.entries()) entries.push(entry);
  if (defects.all.length === 0) await reader.checkTrailingData(tar.length);
  checkEntries(entries, limits, defects);
  const isOffered = ({ type, size, offset }: TarEntry) =>
    type === 'file' && size <= limits.maxEntryBytes && offset + size <= tar.length;
  const files = entries.filter(isOffered);
  return unpacked(
    files.map((entry) => [entry.path, copyOf(tar, entry)] as const),
    defects,
  );
}

/** A copy: a view would hold the whole tar for as long as its smallest file. */
const copyOf = (tar: Buffer, { offset, size }: TarEntry): Uint8Array =>
  new Uint8Array(tar.subarray(offset, offset + size));

async function inflate(
  bytes: Uint8Array,
  limits: ArchiveLimits,
  defects: DefectList,
): Promise<Buffer | undefined> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    defects.add('not-an-archive', undefined, { format: 'tgz' });
    return undefined;
  }
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: limits.maxTotalBytes });
  } catch (error) {
    reportInflate(errorCode(error), limits, defects);
    return undefined;
  }
}

function reportInflate(code: string | undefined, limits: ArchiveLimits, defects: DefectList): void {
  if (code === 'ERR_BUFFER_TOO_LARGE') defects.add('bomb', 'tgz', { limit: limits.maxTotalBytes });
  else if (code === 'Z_BUF_ERROR') defects.add('truncated', 'tgz');
  else defects.add('damaged', undefined, { reason: code ?? 'gzip' });
}

function checkEntries(entries: readonly TarEntry[], limits: ArchiveLimits, defects: DefectList): void {
  checkNames(entries, defects);
  for (const { path, type, linkTarget, size } of entries) {
    if (type === 'symlink' || type === 'hard-link') defects.add(type, path, { target: linkTarget });
    if (type === 'special') defects.add('special-file', path);
    if (size > limits.maxEntryBytes) defects.add('bomb', path, { limit: limits.maxEntryBytes });
  }
}
