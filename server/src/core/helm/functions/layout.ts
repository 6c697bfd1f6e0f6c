import { text } from '../../text/message';
import {
  concat,
  emptyString,
  type Piece,
  type Replacement,
  remade,
  slice,
  TracedString,
  untraced,
} from '../evaluate/traced-string';
import { type CallContext, define, FunctionError, int, string } from './define';
import { byteLength, byteRange } from './utf8';

/** Functions that lay a text out: indentation, repetition, line breaks, abbreviation (Sprig `strings.go`, goutils). */
export const layoutFunctions = [
  define({
    name: 'indent',
    usage: 'SPACES STRING',
    doc: text('The text with every line moved right.', '每一行都缩进指定的空格数。'),
    parameters: [int, string],
    call: ([spaces, source], context) => indented(spaces, source, '', context),
  }),
  define({
    name: 'nindent',
    usage: 'SPACES STRING',
    doc: text(
      'A line break and the text with every line moved right.',
      '先换行，再将每一行缩进指定的空格数。',
    ),
    parameters: [int, string],
    call: ([spaces, source], context) => indented(spaces, source, '\n', context),
  }),
  define({
    name: 'repeat',
    usage: 'COUNT STRING',
    doc: text('The text COUNT times.', '将文本重复 COUNT 次。'),
    parameters: [int, string],
    call: ([count, source], context) => {
      if (count < 0) throw new FunctionError('strings: negative Repeat count');
      context.charge(count * (source.text.length + 1));
      return repeated(source, count);
    },
  }),
  define({
    name: 'wrap',
    usage: 'COLUMN STRING',
    doc: text('The text with a line break between words where a line gets too long.', '在单词之间折行。'),
    parameters: [int, string],
    call: ([column, source], context) => wrapped(source, column, '\n', false, context),
  }),
  define({
    name: 'wrapWith',
    usage: 'COLUMN SEPARATOR STRING',
    doc: text(
      'As wrap, with another separator; long words are broken too.',
      '与 wrap 相同，但可指定分隔符，且会断开长单词。',
    ),
    parameters: [int, string, string],
    call: ([column, separator, source], context) =>
      wrapped(source, column, separator.text === '' ? '\n' : separator.text, true, context),
  }),
  define({
    name: 'abbrev',
    effort: 1,
    usage: 'WIDTH STRING',
    doc: text('The text cut to WIDTH characters, with … at its end.', '截断到 WIDTH 个字符，末尾加省略号。'),
    parameters: [int, string],
    call: ([width, source]) => (width < 4 ? source : abbreviated(source, 0, width)),
  }),
  define({
    name: 'abbrevboth',
    effort: 1,
    usage: 'LEFT WIDTH STRING',
    doc: text('The text cut on both sides to WIDTH characters.', '两端截断到 WIDTH 个字符。'),
    parameters: [int, int, string],
    call: ([left, width, source]) =>
      width < 4 || (left > 0 && width < 7) ? source : abbreviated(source, left, width),
  }),
];

function repeated(source: TracedString, count: number): TracedString {
  const { length } = source.text;
  if (count === 0 || length === 0) return emptyString;
  const pieces = () => Array.from({ length: count }, () => ({ length, from: [source], start: 0 }));
  return new TracedString(source.text.repeat(count), pieces);
}

/** Steps for a part of a text that knows on its own where it came from. */
const costOfPart = 30;

/** Steps for a line and its end, which are found and cut out. */
const costOfLine = 40;

function indented(spaces: number, source: TracedString, before: string, context: CallContext): TracedString {
  if (spaces < 0) throw new FunctionError('strings: negative Repeat count');
  const lines = source.text.split('\n');
  context.charge((spaces + costOfPart) * lines.length);
  const pad = ' '.repeat(spaces);
  const result = before + pad + lines.join(`\n${pad}`);
  return new TracedString(result, () => indentedPieces(source, lines, before.length + spaces, spaces));
}

function indentedPieces(
  source: TracedString,
  lines: readonly string[],
  first: number,
  spaces: number,
): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  lines.forEach((line, index) => {
    pieces.push({ length: index === 0 ? first : spaces, from: [], start: undefined });
    // The line break belongs to the line that it ends.
    const length = Math.min(line.length + 1, source.text.length - start);
    if (length > 0) pieces.push({ length, from: [source], start });
    start += length;
  });
  return pieces;
}

/** Counts bytes, as goutils does, and so breaks in the middle of nothing but bytes; here only between characters. */
function wrapped(
  source: TracedString,
  width: number,
  separator: string,
  breakLong: boolean,
  context: CallContext,
): TracedString {
  const breaks = () => lineBreaks(source.text, Math.max(1, width), breakLong, untraced(separator));
  let text = '';
  let position = 0;
  for (const { start, end, by } of breaks()) {
    context.charge(costOfLine + separator.length);
    text += source.text.slice(position, start) + by.text;
    position = end;
  }
  return remade(source, text + source.text.slice(position), breaks);
}

/** What is replaced when lines are broken: the spaces in front of a line, and the space at its end. */
function* lineBreaks(
  source: string,
  column: number,
  breakLong: boolean,
  separator: TracedString,
): Generator<Replacement> {
  let offset = 0;
  while (source.length - offset > column) {
    if (source[offset] === ' ') {
      yield { start: offset, end: ++offset, by: emptyString };
      continue;
    }
    const { end, next } = endOfLine(source, offset, column, breakLong);
    yield { start: end, end: next, by: end < source.length || next > end ? separator : emptyString };
    offset = next;
  }
}

/** Where the line that starts at `offset` ends, and where the next one starts. */
function endOfLine(
  source: string,
  offset: number,
  column: number,
  breakLong: boolean,
): { end: number; next: number } {
  // Of this line only: looking further back for a space that is not there would be quadratic.
  const space = offset + source.slice(offset, offset + column + 1).lastIndexOf(' ');
  if (space >= offset) return { end: space, next: space + 1 };
  if (breakLong) return { end: offset + column, next: offset + column };
  const after = source.indexOf(' ', offset + column);
  return after < 0 ? { end: source.length, next: source.length } : { end: after, next: after + 1 };
}

const dots = untraced('...');

function abbreviated(source: TracedString, left: number, width: number): TracedString {
  const length = byteLength(source.text);
  if (length <= width) return source;
  const cut = (start: number, end: number): TracedString =>
    slice(source, ...byteRange(source.text, start, end));
  const offset = Math.min(left, length, Math.max(0, length - (width - 3)));
  if (offset <= 4) return concat([cut(0, width - 3), dots]);
  if (width < 7) return emptyString;
  if (offset + width - 3 < length) return concat([dots, abbreviated(cut(offset, length), 0, width - 3)]);
  return concat([dots, cut(length - (width - 3), length)]);
}
