import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { placesNaming } from './find-references';
import { subjectAt } from './occurrences';

/**
 * Where a name at an offset leads: from a step of a path to its key, from a tar name to the file, from a key that mapping.yaml
 * names to itself (editors then show what names it), from a value that a template names to its key.
 */
export function definition(
  pkg: ServicePackage,
  path: string,
  offset: number,
): { readonly origin: Span; readonly target: Place } | undefined {
  const found = subjectAt(pkg, path, offset);
  if (!found || !(found.occurrence || found.isUse || placesNaming(pkg, found.subject).length > 0))
    return undefined;
  return { origin: found.span, target: found.subject.at };
}
