import type { DefectList } from '../defect-list';
import { checkNames } from '../entry-names';
import { isBomb, maxRatio } from '../limits';
import { deflated, stored, type ZipEntry } from './entry';

/** Reports what the directory alone tells: names, links, encryption, methods, sizes that cannot be. */
export function checkEntries(entries: readonly ZipEntry[], defects: DefectList): void {
  checkNames(entries, defects);
  for (const entry of entries) checkEntry(entry, defects);
}

function checkEntry(entry: ZipEntry, defects: DefectList): void {
  const { path, method, size, compressedSize } = entry;
  if (entry.encrypted) defects.add('encrypted', path);
  if (entry.type === 'symlink') defects.add('symlink', path, { target: '?' });
  if (method !== stored && method !== deflated) defects.add('unsupported-method', path, { method });
  if (method === stored && !entry.encrypted && size !== compressedSize) defects.add('lying-size', path);
  if (isBomb(compressedSize, size)) defects.add('bomb', path, { limit: compressedSize * maxRatio });
}
