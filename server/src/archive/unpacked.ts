import type { Unpacked } from '../core/package/load';
import type { DefectList } from './defect-list';
import { cleanName, isSafeName } from './entry-names';

/**
 * What came out of an archive: of files with the same name the last counts, names that lead elsewhere do not. A number in
 * the place of bytes is the size of a file that was not read.
 */
export function unpacked(
  entries: Iterable<readonly [path: string, content: Uint8Array | number]>,
  defects: DefectList,
): Unpacked {
  const files = new Map<string, Uint8Array>();
  const unread = new Map<string, number>();
  for (const [path, content] of entries) {
    if (!isSafeName(path)) continue;
    const clean = cleanName(path);
    files.delete(clean);
    unread.delete(clean);
    if (typeof content === 'number') unread.set(clean, content);
    else files.set(clean, content);
  }
  return { files, unread, defects: defects.all };
}
