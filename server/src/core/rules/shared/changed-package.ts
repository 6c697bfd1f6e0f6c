import { helmImages } from '../../images/helm-images';
import { helmRenderings } from '../../images/helm-renderings';
import type { Change } from '../../package/edit';
import { type ServicePackage, withText } from '../../package/service-package';
import { applyEdits } from '../../text/edit';

/** The package after changes that edit or write files, to try a repair before it is offered; renames and deletions are left out. */
export function changedPackage(pkg: ServicePackage, changes: readonly Change[]): ServicePackage {
  return changes.reduce((next, change) => {
    if (change.kind === 'write') return withText(next, change.file, change.text, 'tried');
    if (change.kind !== 'edit') return next;
    const before = next.files.get(change.file)?.text ?? '';
    return withText(next, change.file, applyEdits(before, change.edits), 'tried');
  }, pkg);
}

/** Whether the chart still renders, and names the same images in the same places, after changes. */
export const keepsImages = (pkg: ServicePackage, changes: readonly Change[]): boolean =>
  hasSameImages(pkg, changedPackage(pkg, changes));

/** The same for a package that is changed already: rendering it again takes as long as the first time. */
export const hasSameImages = (before: ServicePackage, after: ServicePackage): boolean =>
  pictureOf(before) === pictureOf(after);

const pictureOf = (pkg: ServicePackage): string =>
  JSON.stringify([
    helmImages(pkg).map(({ key, reference }) => [key, reference]),
    helmRenderings(pkg)?.plain.problems.map(({ code, file }) => [code, file]),
  ]);
