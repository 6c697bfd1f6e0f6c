import type { Origin } from './origin';

/** What a piece of text was made from: a place in a file, or another string that knows its own origins. */
export type Source = Origin | TracedString;

/** A run of characters of a string and what it was made from. */
export interface Piece {
  readonly length: number;
  readonly from: readonly Source[];
  /** Where the run starts in its one source, if it was copied unchanged; undefined if it was computed. */
  readonly start: number | undefined;
}

/** A run of characters of a string, resolved down to the origins. */
export interface Segment {
  /** Offsets in the string that was asked. */
  readonly start: number;
  readonly end: number;
  /** Where the characters come from; none for what functions made of nothing (separators, white space, random text). */
  readonly origins: readonly Origin[];
  /**
   * Offset of the first character in its one origin, if the run was copied unchanged: in the decoded text of the scalar
   * for values and Chart.yaml, in the file for templates and files. Undefined if it was computed from the origins.
   */
  readonly at: number | undefined;
}

/**
 * A Go string that knows where each of its characters comes from. The text is there at once; the origins are worked
 * out when somebody asks, so that rendering pays one object a string and no more.
 */
export class TracedString {
  readonly kind = 'string';
  private cachedStarts: readonly number[] | undefined;

  /**
   * @param origin what the text was made from: pieces, a function that finds them out, or the one source that the
   * whole text was copied from
   * @param start where the text starts in that one source
   */
  constructor(
    readonly text: string,
    private origin: readonly Piece[] | (() => readonly Piece[]) | Source = nothing,
    private readonly start = 0,
  ) {}

  /** Where each of the pieces that {@link trace} gives starts in the text. */
  starts(): readonly number[] {
    this.cachedStarts ??= startsOf(this.trace());
    return this.cachedStarts;
  }

  /** What the text was made from, in order; what the pieces do not cover at the end has no origin. */
  trace(): readonly Piece[] {
    if (typeof this.origin === 'function') this.origin = this.origin();
    return isPieces(this.origin)
      ? this.origin
      : [{ length: this.text.length, from: [this.origin], start: this.start }];
  }
}

const nothing: readonly Piece[] = [];

function startsOf(pieces: readonly Piece[]): readonly number[] {
  let offset = 0;
  return pieces.map(({ length }) => {
    const start = offset;
    offset += length;
    return start;
  });
}

const isPieces = (origin: readonly Piece[] | Source): origin is readonly Piece[] => Array.isArray(origin);

export const emptyString = new TracedString('');

/** A text that comes from nowhere: a separator, a computed constant. */
export const untraced = (text: string): TracedString => (text === '' ? emptyString : new TracedString(text));

/** The whole text of an origin, or its part that starts at `start`. */
export const traced = (text: string, origin: Origin, start = 0): TracedString =>
  new TracedString(text, origin, start);

/** A text that a function computed from others: every character comes from all of them. */
export const computed = (text: string, from: readonly Source[]): TracedString =>
  from.length === 0
    ? untraced(text)
    : new TracedString(text, () => [{ length: text.length, from, start: undefined }]);

/** The part of a string from `start` up to, without, `end` (UTF-16 offsets, both inside the string). */
export function slice(source: TracedString, start: number, end = source.text.length): TracedString {
  if (start === 0 && end === source.text.length) return source;
  return start >= end ? emptyString : new TracedString(source.text.slice(start, end), source, start);
}

/** The strings one behind the other. */
export function concat(parts: readonly TracedString[]): TracedString {
  const filled = parts.filter((part) => part.text !== '');
  if (filled.length <= 1) return filled[0] ?? emptyString;
  let text = '';
  for (const part of filled) text += part.text;
  return new TracedString(text, () =>
    filled.map((part) => ({ length: part.text.length, from: [part], start: 0 })),
  );
}

/** A part of a string that is replaced, in ascending order without overlaps. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: TracedString;
}

/** The string with some parts replaced; what stays keeps its origins. */
export function replaceParts(source: TracedString, replacements: readonly Replacement[]): TracedString {
  let text = '';
  let position = 0;
  for (const { start, end, by } of replacements) {
    text += source.text.slice(position, start) + by.text;
    position = end;
  }
  return remade(source, text + source.text.slice(position), () => replacements);
}

/** The string with each match of a pattern (global) replaced by what `change` makes of it; what stays keeps its origins. */
export function replaceMatches(
  source: TracedString,
  pattern: RegExp,
  change: (matched: string) => string,
): TracedString {
  const text = source.text.replace(pattern, change);
  return text === source.text
    ? source
    : remade(source, text, () => replacementsIn(source.text, pattern, change));
}

function* replacementsIn(
  text: string,
  pattern: RegExp,
  change: (matched: string) => string,
): Generator<Replacement> {
  for (const { index, 0: matched } of text.matchAll(pattern)) {
    yield { start: index, end: index + matched.length, by: untraced(change(matched)) };
  }
}

/** A text that was made of another by replacing; which parts those are is asked for with the origins only. */
export const remade = (
  source: TracedString,
  text: string,
  replacements: () => Iterable<Replacement>,
): TracedString => (text === '' ? emptyString : new TracedString(text, () => pieces(source, replacements())));

function pieces(source: TracedString, replacements: Iterable<Replacement>): readonly Piece[] {
  const found: Piece[] = [];
  const keep = (start: number, end: number) => {
    if (start < end) found.push({ length: end - start, from: [source], start });
  };
  let position = 0;
  for (const { start, end, by } of replacements) {
    keep(position, start);
    if (by.text !== '') found.push({ length: by.text.length, from: [by], start: 0 });
    position = end;
  }
  keep(position, source.text.length);
  return found;
}

/** A text of the same length whose characters stand for those of the source (upper case, title case). */
export function mapped(source: TracedString, text: string): TracedString {
  if (text === source.text) return source;
  return text.length === source.text.length ? new TracedString(text, source) : computed(text, [source]);
}
