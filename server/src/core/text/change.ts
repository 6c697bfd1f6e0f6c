import type { Span } from './span';

/** The stretch of a text that was replaced, and how far that moved what follows. */
export interface TextChange {
  readonly span: Span;
  readonly by: number;
}

/** The one stretch in which two texts differ; empty, at the end, when they are the same. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && sameFromEnd(before, after, tail)) tail++;
  return { span: { start, end: before.length - tail }, by: after.length - before.length };
}

const sameFromEnd = (a: string, b: string, tail: number): boolean =>
  a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail);
