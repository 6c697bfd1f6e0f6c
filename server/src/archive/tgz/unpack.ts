import { archiveDefect } from '../../core/package/archive-defect';
import type { Unpacked, Wanted } from '../../core/package/load';
import { ByteBudget } from '../byte-budget';
import { DefectList } from '../defect-list';
import { checkNames } from '../entry-names';
import { ForwardAccess } from '../forward-access';
import { type ArchiveLimits, defaultLimits } from '../limits';
import { reportNoArchive } from '../no-archive';
import { BytesAccess } from '../random-access';
import { type TarEntry, TarReader } from '../tar/reader';
import { unpacked } from '../unpacked';
import { endBeforeForeignData } from './gzip-end';

/** Unpacks a `.tgz` (a chart archive) into memory; what is wrong with it is data. Links become nothing, as they carry no bytes. */
export async function unpackTgz(
  bytes: Uint8Array,
  limits: ArchiveLimits = defaultLimits,
  wanted: Wanted = () => true,
  budget = new ByteBudget(limits.maxTotalBytes),
): Promise<Unpacked> {
  const defects = new DefectList();
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    reportNoArchive(Buffer.from(bytes.subarray(0, 64)), bytes.length, 'tgz', defects);
    return unpacked([], defects);
  }
  const source = new BytesAccess(bytes);
  const inflated = new ForwardAccess(source, 'gzip', undefined, budget);
  try {
    const { entries, files } = await readTar(inflated, limits, wanted, defects);
    const end = await endBeforeForeignData(source, inflated.failure, limits.maxTotalBytes);
    if (end !== undefined) {
      const whole = await unpackTgz(bytes.subarray(0, end), limits, wanted, budget);
      const behind = archiveDefect('trailing-data', undefined, { count: bytes.length - end });
      return { ...whole, defects: [...whole.defects, behind] };
    }
    if (inflated.failure) return notInflated(inflated.failure, budget);
    checkEntries(entries, limits, defects);
    return unpacked(files, defects);
  } finally {
    await inflated.close();
  }
}

/** All entries of a tar, and what is to be read of them: a file's bytes, or its size. The tar is read to its end. */
async function readTar(
  source: ForwardAccess,
  limits: ArchiveLimits,
  wanted: Wanted,
  defects: DefectList,
): Promise<{ entries: readonly TarEntry[]; files: readonly (readonly [string, Uint8Array | number])[] }> {
  const reader = new TarReader(source, limits, defects);
  const entries: TarEntry[] = [];
  const files: [string, Uint8Array | number][] = [];
  for await (const entry of reader.entries()) {
    entries.push(entry);
    const { path, size, type } = entry;
    if (entry.sparse) files.push([path, size]);
    if (type !== 'file') continue;
    const isRead = size <= limits.maxEntryBytes && wanted(path, size);
    const content = isRead ? await reader.read(entry, size) : size;
    if (content === size || (typeof content === 'object' && content.length === size))
      files.push([path, content]);
  }
  if (defects.all.length === 0) await reader.checkTrailingData(Number.POSITIVE_INFINITY);
  return { entries, files };
}

function notInflated(failure: NonNullable<ForwardAccess['failure']>, budget: ByteBudget): Unpacked {
  const defects = new DefectList();
  const kind = failure === 'bomb' ? 'archive-bomb' : failure;
  defects.add(kind, failure === 'truncated' ? 'tgz' : undefined, { reason: 'gzip', limit: budget.total });
  return unpacked([], defects);
}

function checkEntries(entries: readonly TarEntry[], limits: ArchiveLimits, defects: DefectList): void {
  checkNames(entries, defects);
  for (const { path, type, sparse, linkTarget, size } of entries) {
    if (type === 'symlink' || type === 'hard-link') defects.add(type, path, { target: linkTarget });
    if (type === 'special') defects.add(sparse ? 'sparse-file' : 'special-file', path);
    if (size > limits.maxEntryBytes) defects.add('bomb', path, { limit: limits.maxEntryBytes });
  }
}
