import { text } from '../../text/message';
import { concat, emptyString, type Piece, slice, TracedString, untraced } from '../evaluate/traced-string';
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
      return concat(Array.from({ length: source.text === '' ? 0 : count }, () => source));
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
    usage: 'WIDTH STRING',
    doc: text('The text cut to WIDTH characters, with … at its end.', '截断到 WIDTH 个字符，末尾加省略号。'),
    parameters: [int, string],
    call: ([width, source]) => (width < 4 ? source : abbreviated(source, 0, width)),
  }),
  define({
    name: 'abbrevboth',
    usage: 'LEFT WIDTH STRING',
    doc: text('The text cut on both sides to WIDTH characters.', '两端截断到 WIDTH 个字符。'),
    parameters: [int, int, string],
    call: ([left, width, source]) =>
      width < 4 || (left > 0 && width < 7) ? source : abbreviated(source, left, width),
  }),
];

function indented(spaces: number, source: TracedString, before: string, context: CallContext): TracedString {
  if (spaces < 0) throw new FunctionError('strings: negative Repeat count');
  const lines = source.text.split('\n');
  context.charge(spaces * lines.length + source.text.length / 64);
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
  context.charge(source.text.length);
  const column = Math.max(1, width);
  const parts: TracedString[] = [];
  const newline = untraced(separator);
  let offset = 0;
  while (source.text.length - offset > column) {
    if (source.text[offset] === ' ') {
      offset++;
      continue;
    }
    const { end, next } = endOfLine(source.text, offset, column, breakLong);
    parts.push(slice(source, offset, end), end < source.text.length || next > end ? newline : emptyString);
    offset = next;
  }
  return concat([...parts, slice(source, Math.min(offset, source.text.length))]);
}

/** Where the line that starts at `offset` ends, and where the next one starts. */
function endOfLine(
  source: string,
  offset: number,
  column: number,
  breakLong: boolean,
): { end: number; next: number } {
  const space = source.lastIndexOf(' ', offset + column);
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
