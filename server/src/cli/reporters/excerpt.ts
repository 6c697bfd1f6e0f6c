import type { LineIndex } from '../../core/text/line-index';
import type { Span } from '../../core/text/span';
import type { Style } from '../terminal/output';
import { visible } from '../terminal/visible';
import { displayWidth, takeEnd, takeStart } from '../terminal/width';

/**
 * The line in which a span starts, with its number, and below it a marker under the span's characters. A long line is cut
 * around the span; tabs, wide and combining characters keep the marker in its place.
 */
export function excerpt(
  lines: LineIndex,
  { start, end }: Span,
  style: Style,
  color: (marker: string) => string = style.colors.red,
): readonly string[] {
  const { line, character } = lines.positionAt(start);
  const last = lines.positionAt(end);
  const text = lines.lineText(line);
  const until = last.line > line ? text.length : Math.min(last.character, text.length);
  const number = String(line + 1);
  const gutter = ' '.repeat(number.length);
  const shown = window(
    text.slice(0, character),
    text.slice(character, until),
    text.slice(until),
    style.width - number.length - margin,
  );
  const { dim } = style.colors;
  return [
    `  ${dim(`${number} |`)} ${shown.text}`.trimEnd(),
    `  ${dim(`${gutter} |`)} ${' '.repeat(shown.column)}${color('^'.repeat(Math.max(1, shown.width)))}`,
  ];
}

/** Columns left of the text apart from the line's number, and one at the right edge. */
const margin = 6;
const cut = '...';

/** What fits into `room` columns: the marked text first, then what stands before it, then what stands behind. */
function window(before: string, marked: string, after: string, room: number) {
  const most = 4 * room;
  const whole = [before.slice(-most), marked.slice(0, most), after.slice(0, most)].map(visible);
  const [head = '', middle = '', tail = ''] = whole;
  const isWhole = before.length <= most && marked.length <= most && after.length <= most;
  if (isWhole && displayWidth(head + middle + tail) <= room) {
    return { text: head + middle + tail, column: displayWidth(head), width: displayWidth(middle) };
  }
  const headShown = shortenStart(head, Math.max(room >> 2, room - displayWidth(middle) - (room >> 2)));
  const middleShown = shortenEnd(middle, room - displayWidth(headShown));
  const rest = room - displayWidth(headShown + middleShown);
  const tailShown = middleShown === middle ? shortenEnd(tail, rest) : '';
  return {
    text: headShown + middleShown + tailShown,
    column: displayWidth(headShown),
    width: displayWidth(middleShown),
  };
}

const shortenStart = (text: string, room: number): string =>
  displayWidth(text) <= room ? text : cut + takeEnd(text, Math.max(0, room - cut.length));

const shortenEnd = (text: string, room: number): string =>
  displayWidth(text) <= room ? text : takeStart(text, Math.max(0, room - cut.length)) + cut;
