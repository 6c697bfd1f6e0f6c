import { isMounted } from '../../package/archive-mount';
import { type Change, edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { TextEdit } from '../../text/edit';
import { type Message, say } from '../../text/message';

/** How a repair is offered; see {@link Fix}. */
export interface RepairMarks {
  readonly preferred?: true;
  readonly safe?: true;
}

/** A repair that most users want and that needs no decision. */
export const obvious: RepairMarks = { preferred: true, safe: true };
/** The likeliest repair, which the user has to judge. */
export const likely: RepairMarks = { preferred: true };

/** The title of a repair that writes something else in place of a text. */
export const changeTo = (text: string): Message => say('Change to "{text}"', '改为“{text}”', { text });

/** Whether a file can be changed: what lies in an archive or in a built zip cannot. */
export const canEdit = (pkg: ServicePackage, path: string): boolean => !pkg.delivery && !isMounted(path);

/** A repair of one file; none where it cannot be edited or there is nothing to edit. */
export function repair(
  pkg: ServicePackage,
  file: string,
  title: Message,
  edits: readonly TextEdit[],
  marks: RepairMarks = {},
): readonly Fix[] {
  if (edits.length === 0 || !canEdit(pkg, file)) return [];
  return [{ title, changes: [edit(file, ...edits)], ...marks }];
}

/** A repair that renames a file or folder, with further changes; none where that is impossible or the new name is taken. */
export function renaming(
  pkg: ServicePackage,
  from: string,
  to: string,
  title: Message,
  marks: RepairMarks = {},
  further: readonly Change[] = [],
): readonly Fix[] {
  const isTaken = pkg.files.has(to) || [...pkg.files.keys()].some((path) => path.startsWith(`${to}/`));
  if (isTaken || !canEdit(pkg, from)) return [];
  return [{ title, changes: [...further, { kind: 'rename', from, to }], ...marks }];
}
