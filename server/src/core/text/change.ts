import type { Span } from './span';

/** The stretch of a text that was replaced, and how far that moved what follows. */
export interface TextChange {
  readonly span: Span;
  readonly by: number;
}

/** The one stretch in which two texts differ; empty, at the end, when they are the same. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  const start = sameAtStart(before, after, most);
  const tail = sameAtEnd(before, after, most - start);
  return { span: { start, end: before.length - tail }, by: after.length - before.length };
}

/** Long stretches are compared as a whole, which takes a fraction of the time of comparing characters. */
const stride = 2048;

function sameAtStart(a: string, b: string, most: number): number {
  let same = 0;
  while (same + stride <= most && a.slice(same, same + stride) === b.slice(same, same + stride))
    same += stride;
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
}

function sameAtEnd(a: string, b: string, most: number): number {
  let same = 0;
  const end = (text: string) => text.slice(text.length - same - stride, text.length - same);
  while (same + stride <= most && end(a) === end(b)) same += stride;
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}
