import type { Span } from '../../text/span';
import { type DecodedText, Decoding } from './decoded-text';
import { parentIndent } from './parent-indent';

/** Decodes a literal (`|`) or folded (`>`) scalar; `span` starts at the indicator. */
export function decodeBlockScalar(text: string, span: Span, style: 'literal' | 'folded'): DecodedText {
  const header = readHeader(text, span);
  const lines = linesOf(text, header.end, span.end);
  const indent = contentIndent(text, span, header, lines);
  const decoding = new Decoding(text);
  const body = bodyEnd(lines, indent);
  if (style === 'literal') addLiteral(lines.slice(0, body), indent, decoding);
  else addFolded(lines.slice(0, body), indent, decoding);
  addEnd(lines, body, header.chomping, decoding);
  return decoding.finish({ start: header.end, end: span.end });
}

/** How the content of a block scalar is indented: the given indentation, or that of its first line with content. */
export function blockIndent(text: string, span: Span): number {
  const header = readHeader(text, span);
  return contentIndent(text, span, header, linesOf(text, header.end, span.end));
}

interface Header {
  readonly chomping: 'strip' | 'clip' | 'keep';
  /** The indentation indicator; undefined when the content tells. */
  readonly indent: number | undefined;
  /** Where the content starts, behind the header's line. */
  readonly end: number;
}

function readHeader(text: string, { start, end }: Span): Header {
  const marks = /^[|>]([-+\d]*)/.exec(text.slice(start, Math.min(start + 4, end)))?.[1] ?? '';
  const newline = text.indexOf('\n', start);
  return {
    chomping: marks.includes('-') ? 'strip' : marks.includes('+') ? 'keep' : 'clip',
    indent: /[1-9]/.test(marks) ? Number(/[1-9]/.exec(marks)?.[0]) : undefined,
    end: newline === -1 || newline >= end ? end : newline + 1,
  };
}

interface Line {
  readonly start: number;
  /** Behind the spaces in front. */
  readonly content: number;
  /** In front of the line break. */
  readonly end: number;
  /** Behind the line break. */
  readonly next: number;
  readonly startsWithTab: boolean;
}

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; start < to; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 || newline >= to ? to : newline + 1;
    let end = newline === -1 || newline >= to ? to : newline;
    if (end > start && text.charCodeAt(end - 1) === 13) end--;
    let content = start;
    while (content < end && text.charCodeAt(content) === 32) content++;
    lines.push({ start, content, end, next, startsWithTab: text.charCodeAt(content) === 9 });
    start = next;
  }
  return lines;
}

const isEmpty = (line: Line): boolean => line.content === line.end;
const indentOf = (line: Line): number => line.content - line.start;
/** Where a line's own text starts: behind the block's indentation. */
const textStart = (line: Line, indent: number): number => line.start + Math.min(indentOf(line), indent);

function contentIndent(text: string, span: Span, header: Header, lines: readonly Line[]): number {
  if (header.indent !== undefined) return parentIndent(text, span.start) + header.indent;
  const first = lines.find((line) => !isEmpty(line));
  return first ? indentOf(first) : Math.max(0, ...lines.map(indentOf));
}

/** How many lines belong to the body; behind it stand only empty lines, which chomping decides about. */
function bodyEnd(lines: readonly Line[], indent: number): number {
  if (lines.every(isEmpty)) return 0;
  return lines.findLastIndex((line) => !isEmpty(line) || indentOf(line) > indent) + 1;
}

function addLiteral(lines: readonly Line[], indent: number, decoding: Decoding): void {
  lines.forEach((line, index) => {
    decoding.copy(textStart(line, indent), line.end);
    if (index < lines.length - 1) decoding.put('\n', line.end, line.next);
  });
}

/** Folding: a single break between two lines is a space, empty lines are breaks, lines that are indented more keep theirs. */
function addFolded(lines: readonly Line[], indent: number, decoding: Decoding): void {
  let previous: Line | undefined;
  let breaks = 0;
  let wasDeep = false;
  for (const line of lines) {
    const deep = indentOf(line) > indent || line.startsWithTab;
    if (isEmpty(line) && !deep) {
      if (!previous) decoding.put('\n', line.end, line.next);
      breaks++;
      continue;
    }
    const from = textStart(line, indent);
    if (previous) decoding.put(foldedBreaks(breaks, deep || wasDeep), previous.end, from);
    decoding.copy(from, line.end);
    previous = line;
    breaks = 0;
    wasDeep = deep;
  }
}

const foldedBreaks = (empty: number, keepsBreaks: boolean): string =>
  keepsBreaks ? '\n'.repeat(empty + 1) : empty === 0 ? ' ' : '\n'.repeat(empty);

function addEnd(
  lines: readonly Line[],
  body: number,
  chomping: Header['chomping'],
  decoding: Decoding,
): void {
  const last = lines[body - 1];
  if (chomping !== 'strip' && last) decoding.put('\n', last.end, last.next);
  if (chomping !== 'keep') return;
  for (const line of lines.slice(body)) decoding.put('\n', line.end, line.next);
}
