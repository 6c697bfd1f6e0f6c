/** A half-open range of UTF-16 offsets in one text: `start` is inside, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from `start` to `end`. */
export const span = (start: number, end: number): Span => ({ start, end });

/** Whether `offset` lies in the span or directly behind it (where a cursor still touches it). */
export const touches = (range: Span, offset: number): boolean => offset >= range.start && offset <= range.end;

/** The text that a span covers. */
export const textOf = (text: string, range: Span): string => text.slice(range.start, range.end);
