import type { ArchiveDefect } from '../core/package/archive-defect';
import { MemoryTree } from '../core/package/file-tree';
import type { DefectList } from './defect-list';
import { cleanName, isSafeName } from './entry-names';

/** A small archive unpacked into memory. */
export interface UnpackedArchive {
  /** Every file whose name is safe, under its name in the archive. */
  readonly tree: MemoryTree;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly defects: readonly ArchiveDefect[];
}

/** What came out of an archive: of files with the same name the first counts, names that lead elsewhere do not. */
export function unpacked(
  entries: Iterable<readonly [path: string, bytes: Uint8Array]>,
  defects: DefectList,
): UnpackedArchive {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of entries) {
    const name = cleanName(path);
    if (isSafeName(path) && !files.has(name)) files.set(name, bytes);
  }
  return { tree: new MemoryTree(files), files, defects: defects.all };
}
