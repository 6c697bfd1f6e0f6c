import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { ownPlace, placesNaming } from './find-references';
import { subjectAt } from './occurrences';

/**
 * The places in the same document that name what stands at an offset, its own place included. None in templates: editors ask
 * at each move of the cursor, and reading all templates takes longer than that.
 */
export function highlights(pkg: ServicePackage, path: string, offset: number): readonly Span[] {
  if (path.includes('/templates/')) return [];
  const subject = subjectAt(pkg, path, offset)?.subject;
  if (!subject) return [];
  return [...ownPlace(subject), ...placesNaming(pkg, subject)]
    .filter(({ file }) => file === path)
    .map(({ span }) => span);
}
