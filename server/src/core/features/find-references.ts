import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import { pathOf } from '../yaml/path';
import { isSame, occurrencesIn, type Subject, subjectAt } from './occurrences';
import { usesOf, valuesPathsOf } from './values-uses';

/**
 * All places that name what stands at an offset, in mapping.yaml and in the chart's templates; its own place first when
 * `withOwn`. Paths that lead on through a key count too.
 */
export function findReferences(
  pkg: ServicePackage,
  path: string,
  offset: number,
  withOwn: boolean,
): readonly Required<Place>[] {
  const subject = subjectAt(pkg, path, offset)?.subject;
  if (!subject) return [];
  const inTemplates = subject.kind === 'key' ? usesInTemplates(pkg, subject) : [];
  return [...(withOwn ? ownPlace(subject) : []), ...placesNaming(pkg, subject), ...inTemplates];
}

/** The places in the chart's templates that name a key of its values, or of those of a subchart. */
export function usesInTemplates(
  pkg: ServicePackage,
  { at, entry }: Extract<Subject, { kind: 'key' }>,
): readonly Required<Place>[] {
  const path = pathOf(entry).map(String);
  const places = valuesPathsOf(pkg, at.file, path).flatMap((one) => usesOf(pkg, one));
  return [...new Map(places.map((place) => [`${place.file} ${place.span.start}`, place])).values()];
}

/** The places in mapping.yaml that name a subject. */
export const placesNaming = (pkg: ServicePackage, subject: Subject): readonly Required<Place>[] =>
  occurrencesIn(pkg)
    .filter((one) => isSame(one.subject, subject))
    .map(({ at }) => at);

/** Where a subject itself stands; nowhere for a file. */
export const ownPlace = ({ at: { file, span } }: Subject): readonly Required<Place>[] =>
  span ? [{ file, span }] : [];
