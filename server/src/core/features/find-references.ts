import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import { isSame, occurrencesIn, type Subject, subjectAt } from './occurrences';

/** All places that name what stands at an offset; its own place first when `withOwn`. Paths that lead on through a key count too. */
export function findReferences(
  pkg: ServicePackage,
  path: string,
  offset: number,
  withOwn: boolean,
): readonly Required<Place>[] {
  const subject = subjectAt(pkg, path, offset)?.subject;
  if (!subject) return [];
  return [...(withOwn ? ownPlace(subject) : []), ...placesNaming(pkg, subject)];
}

/** The places in mapping.yaml that name a subject. */
export const placesNaming = (pkg: ServicePackage, subject: Subject): readonly Required<Place>[] =>
  occurrencesIn(pkg)
    .filter((one) => isSame(one.subject, subject))
    .map(({ at }) => at);

const ownPlace = ({ at: { file, span } }: Subject): readonly Required<Place>[] =>
  span ? [{ file, span }] : [];
