import { applyEdits } from '../text/edit';
import { mountMark } from './archive-mount';
import type { Change } from './edit';

/** The texts after a list of changes, by path; the given map stays as it is. Renames move whole folders and what lies in archives too. */
export function applyChanges(
  files: ReadonlyMap<string, string>,
  changes: readonly Change[],
): ReadonlyMap<string, string> {
  const result = new Map(files);
  for (const change of changes) apply(result, change);
  return result;
}

function apply(files: Map<string, string>, change: Change): void {
  if (change.kind === 'edit') files.set(change.file, applyEdits(files.get(change.file) ?? '', change.edits));
  else if (change.kind === 'write') files.set(change.file, change.text);
  else if (change.kind === 'delete') files.delete(change.file);
  else move(files, change.from, change.to);
}

function move(files: Map<string, string>, from: string, to: string): void {
  for (const [path, text] of [...files]) {
    if (path !== from && !path.startsWith(`${from}/`) && !path.startsWith(from + mountMark)) continue;
    files.delete(path);
    files.set(to + path.slice(from.length), text);
  }
}
