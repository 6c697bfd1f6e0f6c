import type { Span } from '../text/span';
import type { YamlPath } from './path';

/** What is being written at an offset of a block-style YAML text, told from the lines alone, so half-typed text does not matter. */
export interface Cursor {
  /** `key`: a key of the map at `path` is being written; `value`: the value at `path`. */
  readonly role: 'key' | 'value';
  readonly path: YamlPath;
  /** The word under the cursor: what a completion replaces, without quotes. Empty span where nothing is written yet. */
  readonly word: Span;
  /** The part of the word before the cursor. */
  readonly prefix: string;
  /** Column at which the key (or the item) of this line starts: where siblings are written. */
  readonly column: number;
}

/** Tells the place of an offset; undefined inside a comment. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const start = lineStart(text, offset);
  const newline = text.indexOf('\n', offset);
  const line = readLine(text.slice(start, newline === -1 ? text.length : newline).replace(/\r$/, ''));
  const column = offset - start;
  if (line.comment !== undefined && column > line.comment) return undefined;
  const own = ancestors(text, start, line);
  if (line.colon !== undefined && column > line.colon) return valueCursor(text, offset, start, line, own);
  return keyCursor(text, offset, start, line, own, column);
}

function valueCursor(text: string, offset: number, start: number, line: Line, own: YamlPath): Cursor {
  const word = wordAt(text, offset, start + (line.colon ?? 0) + 1, start + line.end);
  return {
    role: 'value',
    path: [...own, line.key],
    word,
    prefix: text.slice(word.start, offset),
    column: line.column,
  };
}

/** Before the colon: a key, or a scalar item of a list (`- wor|`), which reads like a key until a colon is typed. */
function keyCursor(
  text: string,
  offset: number,
  start: number,
  line: Line,
  own: YamlPath,
  column: number,
): Cursor {
  const from = Math.min(start + line.column, offset);
  const word = wordAt(text, offset, from, start + Math.max(line.colon ?? line.end, column));
  const blank = line.end === line.column;
  return {
    role: 'key',
    path: own,
    word,
    prefix: text.slice(word.start, offset),
    column: blank ? column : line.column,
  };
}

function wordAt(text: string, offset: number, from: number, to: number): Span {
  let start = from;
  let end = Math.max(to, offset);
  while (start < offset && /[\s"']/.test(text[start] ?? '')) start++;
  while (end > offset && /[\s"']/.test(text[end - 1] ?? '')) end--;
  return { start, end: Math.max(start, end) };
}

/** One line taken apart: `  - - key: value # comment`. */
interface Line {
  /** Columns of the dashes, outermost first. */
  readonly dashes: readonly number[];
  /** Column of what stands behind the dashes. */
  readonly column: number;
  readonly key: string;
  /** Column of the colon; undefined when the line has no key. */
  readonly colon: number | undefined;
  /** Column behind the last character that is neither comment nor blank. */
  readonly end: number;
  readonly comment: number | undefined;
}

function readLine(line: string): Line {
  const comment = /(?:^|\s)(#)/.exec(line.replace(/"[^"]*"|'[^']*'/g, (quoted) => '_'.repeat(quoted.length)));
  const commentAt = comment ? comment.index + comment[0].length - 1 : undefined;
  const content = line.slice(0, commentAt).trimEnd();
  const dashes: number[] = [];
  let column = /^ */.exec(line)?.[0].length ?? 0;
  for (
    let dash = /^-(?:\s+|$)/.exec(content.slice(column));
    dash;
    dash = /^-(?:\s+|$)/.exec(content.slice(column))
  ) {
    dashes.push(column);
    column += dash[0].length;
  }
  const [, key, gap = ''] =
    /^("[^"]*"|'[^']*'|[^\s#:][^#]*?)(\s*):(?=\s|$)/.exec(content.slice(column)) ?? [];
  const colon = key === undefined ? undefined : column + key.length + gap.length;
  return { dashes, column, key: unquoted(key ?? ''), colon, end: content.length, comment: commentAt };
}

const unquoted = (key: string): string => key.replace(/^(["'])(.*)\1$/, '$2');

/** The path of the map that the line's key belongs to, read upwards by indentation. */
function ancestors(text: string, start: number, line: Line): YamlPath {
  const ascent = new Ascent(line);
  for (const above of linesAbove(text, start)) {
    if (ascent.done) break;
    ascent.pass(above);
  }
  return ascent.finish();
}

/** The way up from a line to the root of the document: what is open is either a list item or a key of a map. */
class Ascent {
  private readonly path: (string | number)[] = [];
  /** Column of the open list item's dash; undefined when a key is open. */
  private dash: number | undefined;
  private index = 0;
  private column = 0;

  constructor(line: Line) {
    this.enter(line.dashes, line.column);
  }

  get done(): boolean {
    return this.dash === undefined && this.column === 0;
  }

  pass(above: Line): void {
    if (this.dash === undefined) this.passAsKey(above);
    else this.passAsItem(above, this.dash);
  }

  finish(): YamlPath {
    if (this.dash !== undefined) this.path.unshift(this.index);
    return this.path;
  }

  /** Opens what starts a line: all of its dashes but the first are the first items of their lists. */
  private enter(dashes: readonly number[], column: number): void {
    for (let inner = dashes.length; inner > 1; inner--) this.path.unshift(0);
    this.dash = dashes[0];
    this.index = 0;
    this.column = column;
  }

  private passAsKey(above: Line): void {
    if (above.colon !== undefined && above.column < this.column) {
      this.path.unshift(above.key);
      this.enter(above.dashes, above.column);
    } else if (above.dashes.length > 0 && above.column === this.column) {
      this.enter(above.dashes, above.column);
    }
  }

  private passAsItem(above: Line, dash: number): void {
    const at = above.dashes.indexOf(dash);
    if (at >= 0) this.index++;
    if (at > 0) {
      this.path.unshift(this.index);
      this.enter(above.dashes.slice(0, at), dash);
    } else if (at < 0 && above.colon !== undefined && above.column <= dash) {
      this.path.unshift(above.key, this.index);
      this.enter(above.dashes, above.column);
    }
  }
}

/** The lines with content above an offset, nearest first. */
function* linesAbove(text: string, from: number): Generator<Line> {
  for (let end = from - 1; end >= 0; ) {
    const start = lineStart(text, end);
    const line = readLine(text.slice(start, end).replace(/\r$/, ''));
    if (line.end > line.column || line.dashes.length > 0) yield line;
    end = start - 1;
  }
}

/** The start of the line that an offset stands in. */
const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
