import { versionGrounds } from '../osc/version-path';
import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import { groundOf } from '../references/address-path';
import { followDotPath } from '../references/dot-path';
import type { Reference, ReferenceKind } from '../references/reference';
import { referenceAt, referencesIn, resolveReference } from '../references/references';
import { type Span, touches } from '../text/span';
import { keySpan, type YamlEntry, type YamlNode } from '../yaml/node';
import { innermostAt } from '../yaml/path';
import { schemaOf } from './document-schema';
import { keyOfValue, valuesUses } from './values-uses';

/** Something with a name that mapping.yaml or a csd can refer to. */
export type Subject =
  /** A key of values.yaml, or of a custom resource. */
  | { readonly kind: 'key'; readonly at: Required<Place>; readonly entry: YamlEntry }
  /** A name in the ClusterServiceVersion or of a CRD; `of` says what it names. */
  | { readonly kind: 'name'; readonly at: Required<Place>; readonly of: ReferenceKind; readonly text: string }
  /** A file: an image archive, or one that a csd names. */
  | { readonly kind: 'archive'; readonly at: Place };

/** A place in mapping.yaml or a csd that names a subject: a whole reference, or one step of a dotted path. */
export interface Occurrence {
  readonly at: Required<Place>;
  readonly subject: Subject;
  readonly reference: Reference;
  /** Whether the reference ends here: false for the steps on the way. */
  readonly isLast: boolean;
}

/** Every place in mapping.yaml and csd files that names something in the package; what leads nowhere is left out. */
export const occurrencesIn = (pkg: ServicePackage): readonly Occurrence[] =>
  referencesIn(pkg).flatMap((reference) => occurrencesOf(pkg, reference));

/** The subjects that a reference names, in the order of its text. */
export function occurrencesOf(pkg: ServicePackage, reference: Reference): readonly Occurrence[] {
  if (reference.kind === 'address-path' || reference.kind === 'version-path') {
    const steps = stepsOf(pkg, reference);
    if (steps.length > 0) return steps;
  }
  const resolution = resolveReference(pkg, reference);
  if (resolution.state !== 'resolved') return [];
  const { at } = resolution.targets[0];
  const subject = subjectOf(reference, at, resolution.targets[0].node);
  const own = { file: reference.file.path, span: reference.span };
  return [{ at: own, subject, reference, isLast: true }];
}

/** Whether two subjects are the same. */
export const isSame = ({ at: a }: Subject, { at: b }: Subject): boolean =>
  a.file === b.file && a.span?.start === b.span?.start;

/** What stands at an offset: a place that names a subject, or the subject itself; with the text that is its name there. */
export function subjectAt(
  pkg: ServicePackage,
  path: string,
  offset: number,
):
  | {
      readonly subject: Subject;
      readonly span: Span;
      readonly occurrence?: Occurrence;
      readonly isUse?: boolean;
    }
  | undefined {
  const occurrence = occurrenceAt(pkg, path, offset);
  if (occurrence) return { subject: occurrence.subject, span: occurrence.at.span, occurrence };
  const named = occurrencesIn(pkg).find(
    ({ subject: { at } }) => at.file === path && at.span && touches(at.span, offset),
  );
  if (named?.subject.at.span) return { subject: named.subject, span: named.subject.at.span };
  return keyAt(pkg, path, offset);
}

/** The place at an offset, in any document with a schema, that names a subject. */
function occurrenceAt(pkg: ServicePackage, path: string, offset: number): Occurrence | undefined {
  const file = pkg.files.get(path);
  const schema = schemaOf(pkg, path);
  if (!file || !schema) return undefined;
  const reference = referenceAt(file, schema, innermostAt(file.yaml.root, offset));
  return reference && occurrencesOf(pkg, reference).find(({ at }) => touches(at.span, offset));
}

/** A key of the chart's values or of those of a subchart, whether anything refers to it or not; also where a template names it. */
function keyAt(pkg: ServicePackage, path: string, offset: number) {
  const file = pkg.files.get(path);
  if (!file || !pkg.chart?.files.has(path)) return undefined;
  if (/\/templates\//.test(path)) return keyInTemplate(pkg, path, offset);
  if (!path.endsWith('/values.yaml')) return undefined;
  const node = innermostAt(file.yaml.root, offset);
  const entry = node?.parent?.kind === 'entry' && node.parent.key === node ? node.parent : undefined;
  if (!entry) return undefined;
  const subject = keySubject(file, entry);
  return { subject, span: subject.at.span };
}

function keyInTemplate(pkg: ServicePackage, path: string, offset: number) {
  for (const use of valuesUses(pkg)) {
    if (use.at.file !== path || !touches(use.at.span, offset)) continue;
    const key = keyOfValue(pkg, use.path);
    const file = key && pkg.files.get(key.file);
    if (file) return { subject: keySubject(file, key.entry), span: use.at.span, isUse: true };
  }
  return undefined;
}

/** The keys that a dotted path leads through, each with its part of the path. */
function stepsOf(pkg: ServicePackage, reference: Reference): readonly Occurrence[] {
  const ground = groundUnder(pkg, reference);
  if (!ground?.root) return [];
  const steps: Occurrence[] = [];
  let start = 0;
  for (const end of endsOfSegments(reference.text)) {
    const reached = followDotPath(ground.root, reference.text.slice(0, end));
    if (!reached.complete || !reached.entry) continue;
    const span = { start: reference.span.start + start, end: reference.span.start + end };
    const subject = keySubject(ground.file, reached.entry);
    steps.push({
      at: { file: reference.file.path, span },
      subject,
      reference,
      isLast: end === reference.text.length,
    });
    start = end + 1;
  }
  return steps;
}

/** The document that a dotted path leads through; undefined when there is none. */
function groundUnder(pkg: ServicePackage, reference: Reference) {
  if (reference.kind === 'address-path') {
    const ground = groundOf(pkg, reference);
    return 'reason' in ground ? undefined : ground;
  }
  const grounds = versionGrounds(pkg, reference.file);
  return grounds.find(({ root }) => followDotPath(root, reference.text).complete) ?? grounds[0];
}

const endsOfSegments = (path: string): readonly number[] => [
  ...[...path.matchAll(/\./g)].map(({ index }) => index),
  path.length,
];

const keySubject = (file: SourceFile, entry: YamlEntry) =>
  ({ kind: 'key', at: { file: file.path, span: keySpan(entry) }, entry }) as const;

function subjectOf({ kind, text }: Reference, at: Place, node: YamlNode | undefined): Subject {
  const { file, span } = at;
  if (!span) return { kind: 'archive', at };
  const entry = node?.parent;
  if (/-path$/.test(kind) && entry?.kind === 'entry') return { kind: 'key', at: { file, span }, entry };
  return { kind: 'name', at: { file, span }, of: kind, text };
}
