import type { Unpacked } from '../core/package/load';
import type { DefectList } from './defect-list';
import { cleanName, isSafeName } from './entry-names';

/** What came out of an archive: of files with the same name the first counts, names that lead elsewhere do not. */
export function unpacked(
  entries: Iterable<readonly [path: string, bytes: Uint8Array]>,
  defects: DefectList,
): Unpacked {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of entries) {
    const name = cleanName(path);
    if (isSafeName(path) && !files.has(name)) files.set(name, bytes);
  }
  return { files, defects: defects.all };
}
