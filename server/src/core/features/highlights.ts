import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { ownPlace, placesNaming } from './find-references';
import { subjectAt } from './occurrences';

/** The places in the same document that name what stands at an offset, its own place included. */
export function highlights(pkg: ServicePackage, path: string, offset: number): readonly Span[] {
  const subject = subjectAt(pkg, path, offset)?.subject;
  if (!subject) return [];
  return [...ownPlace(subject), ...placesNaming(pkg, subject)]
    .filter(({ file }) => file === path)
    .map(({ span }) => span);
}
