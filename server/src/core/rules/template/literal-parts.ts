import type { Segment } from '../../helm/evaluate/traced-string';
import type { HelmImage } from '../../images/helm-images';
import { isText, partsOfReference, type Stretch } from '../../images/reference-roles';

/** A stretch of a rendered reference that a template writes itself, or a file that it reads. */
export interface LiteralPart {
  readonly part: 'registry' | 'repository' | 'tag';
  readonly text: string;
  /** Whether all of the part is literal; otherwise it is glued to something from values. */
  readonly isWhole: boolean;
  /** Whether separators stand around it; otherwise it is a piece of a name or a tag. */
  readonly isApart: boolean;
  /** Where it stands, when it was copied unchanged from one place: a template, or a file that one reads. `file` is relative to the chart's root. */
  readonly source: { readonly file: string; readonly span: Stretch } | undefined;
}

/** The parts of a reference that are written in templates and in files that they read; separators do not count. */
export function literalParts({ reference, segments }: HelmImage): readonly LiteralPart[] {
  const parts = partsOfReference(reference);
  return (['registry', 'repository', 'tag'] as const).flatMap((part) => {
    const literal = segments.filter(
      (segment) => overlaps(segment, parts[part]) && isWritten(segment, parts[part], reference),
    );
    const [first] = literal;
    if (!first) return [];
    const start = Math.max(first.start, parts[part].start);
    const end = Math.min(first.end, parts[part].end);
    const isWhole = literal.length === 1 && start === parts[part].start && end === parts[part].end;
    const text = reference.slice(start, end);
    return [
      {
        part,
        text,
        isWhole,
        isApart: isApart(reference, { start, end }),
        source: sourceOf(first, start, end),
      },
    ];
  });
}

const isApart = (reference: string, { start, end }: Stretch): boolean =>
  (start === 0 || /[/:@]/.test(reference.slice(start - 1, start + 1))) &&
  (end === reference.length || /[/:@]/.test(reference.slice(end - 1, end + 1)));

const overlaps = (segment: Segment, { start, end }: Stretch): boolean =>
  segment.start < end && segment.end > start;

/** Whether a segment is such text and says something within the part: letters or digits. */
const isWritten = (segment: Segment, { start, end }: Stretch, reference: string): boolean =>
  segment.origins.length > 0 &&
  segment.origins.every(isText) &&
  /[a-z0-9]/i.test(reference.slice(Math.max(segment.start, start), Math.min(segment.end, end)));

function sourceOf(segment: Segment, start: number, end: number): LiteralPart['source'] {
  const [origin] = segment.origins;
  if (segment.at === undefined || !origin || !isText(origin)) return undefined;
  const at = segment.at + start - segment.start;
  return { file: origin.file, span: { start: at, end: at + end - start } };
}
