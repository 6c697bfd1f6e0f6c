import type { FileOrigin, Origin, TemplateOrigin, ValuesOrigin } from '../helm/evaluate/origin';
import type { Segment } from '../helm/evaluate/traced-string';
import type { AddressRole } from '../package/mapping';
import { isRegistry } from './image-reference';

/** The stretches of a rendered reference, as offsets in it; an empty stretch where a part is not written. */
export interface ReferenceParts {
  readonly registry: Stretch;
  /** Path behind the registry, image name included. */
  readonly repository: Stretch;
  readonly tag: Stretch;
  readonly digest: Stretch;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Takes a reference apart by its separators, whether it is valid or not. */
export function partsOfReference(text: string): ReferenceParts {
  const at = text.indexOf('@');
  const nameEnd = at === -1 ? text.length : at;
  const slash = text.lastIndexOf('/', nameEnd);
  const colon = text.indexOf(':', slash + 1);
  const pathEnd = colon === -1 || colon > nameEnd ? nameEnd : colon;
  const firstSlash = text.indexOf('/');
  const hasRegistry = firstSlash > 0 && firstSlash < pathEnd && isRegistry(text.slice(0, firstSlash));
  const pathStart = hasRegistry ? firstSlash + 1 : 0;
  return {
    registry: { start: 0, end: hasRegistry ? firstSlash : 0 },
    repository: { start: pathStart, end: pathEnd },
    tag: { start: Math.min(pathEnd + 1, nameEnd), end: nameEnd },
    digest: { start: at === -1 ? text.length : at + 1, end: text.length },
  };
}

/** What a values path fills in a reference. Beside the roles that the platform writes: what it cannot write. */
export type PathRole = AddressRole | 'name' | 'organization' | 'digest' | 'piece';

/** A values path that reaches a reference, and what it fills there. */
export interface RolePath {
  readonly origin: ValuesOrigin;
  readonly role: PathRole;
  /** The stretch of the reference that came from it. */
  readonly stretch: Stretch;
}

/** Which values paths a reference came from, and what each fills: by the characters that it contributes (DESIGN: by construction). */
export function rolePaths(text: string, segments: readonly Segment[]): readonly RolePath[] {
  const stretches = new Map<string, { origin: ValuesOrigin; start: number; end: number }>();
  for (const { start, end, origins } of segments) {
    for (const origin of origins) {
      if (origin.kind !== 'values') continue;
      const key = `${origin.file}\0${origin.path.join('\0')}`;
      const known = stretches.get(key);
      if (known) known.end = Math.max(known.end, end);
      else stretches.set(key, { origin, start, end });
    }
  }
  const parts = partsOfReference(text);
  return [...stretches.values()].map(({ origin, start, end }) => ({
    origin,
    role: roleOf(parts, { start, end }, text),
    stretch: { start, end },
  }));
}

function roleOf(
  { registry, repository, tag, digest }: ReferenceParts,
  { start, end }: Stretch,
  text: string,
): PathRole {
  const hasRegistry = registry.end > registry.start;
  if (start >= digest.start) return 'digest';
  if (start >= tag.start && tag.start > repository.end) return 'tag';
  if (end > repository.end && start === 0) return 'fullAddress';
  if (end >= repository.end) {
    if (start === 0) return 'repository';
    if (start <= repository.start) return 'repo';
    return text[start - 1] === '/' ? 'name' : 'piece';
  }
  const stopsAtSlash = text[end] === '/' || text[end - 1] === '/';
  if (start === 0 && stopsAtSlash)
    return hasRegistry && end <= registry.end + 1 ? 'endpoint' : 'prefixAddress';
  return stopsAtSlash && start >= repository.start ? 'organization' : 'piece';
}

/** Whether a stretch came from nowhere that a user can change by values: text of a template or of a file that one reads, or nothing. */
export const isLiteral = (segments: readonly Segment[], { start, end }: Stretch): boolean =>
  segments
    .filter((segment) => segment.start < end && segment.end > start)
    .every(({ origins }) => origins.length > 0 && origins.every(isText));

/** Text of the chart that is no value: of a template, or of a file that one reads. */
export const isText = (origin: Origin): origin is TemplateOrigin | FileOrigin =>
  origin.kind === 'template' || origin.kind === 'file';
