import { isSpace } from './characters';

/** The end of an action: the delimiter's offsets, and where the text behind it goes on. */
export interface Closing {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The closing delimiter that starts at an offset; a ` -}}` starts at its space and takes the white space behind with it. */
export function closing(text: string, at: number): Closing | undefined {
  if (text.startsWith('}}', at)) return { start: at, end: at + 2, next: at + 2 };
  if (!isSpace(text[at]) || !text.startsWith('-}}', at + 1)) return undefined;
  let next = at + 4;
  while (isSpace(text[next])) next++;
  return { start: at + 1, end: at + 4, next };
}
