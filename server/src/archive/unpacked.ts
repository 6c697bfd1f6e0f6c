import type { Unpacked } from '../core/package/load';
import type { DefectList } from './defect-list';
import { cleanName, isSafeName } from './entry-names';

/** What came out of an archive: of files with the same name the last counts, names that lead elsewhere do not. */
export function unpacked(
  entries: Iterable<readonly [path: string, bytes: Uint8Array]>,
  defects: DefectList,
): Unpacked {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of entries) {
    if (isSafeName(path)) files.set(cleanName(path), bytes);
  }
  return { files, defects: defects.all };
}
