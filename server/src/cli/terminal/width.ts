import { eastAsianWidth } from 'get-east-asian-width';

/** How many columns a text takes in a terminal: two for a Chinese character or an emoji, none for a combining mark. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes(text)) width += graphemeWidth(segment);
  return width;
}

/** The longest beginning of a text that takes at most `width` columns. */
export function takeStart(text: string, width: number): string {
  let taken = 0;
  let rest = width;
  for (const { segment } of graphemes(text.slice(0, width * mostUnits))) {
    rest -= graphemeWidth(segment);
    if (rest < 0) break;
    taken += segment.length;
  }
  return text.slice(0, taken);
}

/** The longest end of a text that takes at most `width` columns. */
export function takeEnd(text: string, width: number): string {
  const near = [...graphemes(text.slice(-width * mostUnits))];
  let taken = 0;
  let rest = width;
  for (const { segment } of near.reverse()) {
    rest -= graphemeWidth(segment);
    if (rest < 0) break;
    taken += segment.length;
  }
  return taken === 0 ? '' : text.slice(-taken);
}

/** A text with spaces behind it up to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

let segmenter: Intl.Segmenter | undefined;

/** Made when it is needed: that takes longer than many a command, and plain ASCII does without. */
function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** No text of `width` columns that is worth showing has more code units than this times `width`. */
const mostUnits = 12;

function graphemeWidth(segment: string): number {
  if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}]/u.test(segment)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(segment)) return 2;
  return eastAsianWidth(segment.codePointAt(0) ?? 0);
}
