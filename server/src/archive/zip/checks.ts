import { printable } from '../../core/package/archive-defect';
import type { DefectList } from '../defect-list';
import { checkNames } from '../entry-names';
import { isBomb, maxRatio } from '../limits';
import type { RandomAccess } from '../random-access';
import { readContent } from './content';
import { deflated, stored, type ZipEntry } from './entry';

/** Reports what the directory alone tells: names, links, encryption, methods, sizes that cannot be. */
export async function checkEntries(
  source: RandomAccess,
  entries: readonly ZipEntry[],
  defects: DefectList,
): Promise<void> {
  checkNames(entries, defects);
  for (const entry of entries) {
    checkEntry(entry, defects);
    if (entry.type !== 'symlink') continue;
    const target = defects.isFull ? '' : await linkTarget(source, entry);
    defects.add('symlink', entry.path, { target });
  }
}

/** Where a link leads is its content; empty when that cannot be read. */
async function linkTarget(source: RandomAccess, entry: ZipEntry): Promise<string> {
  const { bytes } = await readContent(source, entry, longestTarget);
  return printable(bytes ? Buffer.from(bytes).toString() : '');
}

const longestTarget = 4096;

function checkEntry(entry: ZipEntry, defects: DefectList): void {
  const { path, method, size, compressedSize } = entry;
  if (entry.encrypted) defects.add('encrypted', path);
  if (entry.type === 'special') defects.add('special-file', path);
  if (method !== stored && method !== deflated) defects.add('unsupported-method', path, { method });
  if (method === stored && !entry.encrypted && size !== compressedSize) defects.add('lying-size', path);
  if (isBomb(compressedSize, size)) defects.add('bomb', path, { limit: compressedSize * maxRatio });
}
