/** Walks over the lines of a text that hold content; blank ones and comments are passed over. */
export class QuickLines {
  /** Offset of the content of the current line, behind its indentation. */
  content = 0;
  /** Offset of the line's end: its line break or the end of the text. */
  end = -1;
  indent = 0;
  /** Whether the content is an item of a sequence: a dash and a space. */
  isItem = false;
  atEnd = false;

  constructor(private readonly text: string) {}

  /** Goes to the next line with content. */
  advance(): void {
    this.jumpTo(this.end + 1);
  }

  /** Goes to the first line with content from a line's start on. */
  jumpTo(lineStart: number): void {
    const { text } = this;
    for (let start = lineStart; start < text.length; ) {
      const content = skipSpaces(text, start);
      const code = text.charCodeAt(content);
      if (code !== lineBreak && code !== hash && content < text.length) {
        this.enter(start, content);
        return;
      }
      const next = text.indexOf('\n', content);
      if (next === -1) break;
      start = next + 1;
    }
    this.atEnd = true;
  }

  private enter(start: number, content: number): void {
    const { text } = this;
    const end = text.indexOf('\n', content);
    this.content = content;
    this.end = end === -1 ? text.length : end;
    this.indent = content - start;
    this.isItem = isDash(text, content);
  }

  /** Whether the current line starts or ends a document. */
  get isDocumentMark(): boolean {
    return this.indent === 0 && /^(?:---|\.\.\.)/.test(this.text.slice(this.content, this.content + 3));
  }

  /** Takes what stands behind a dash as a line of its own, indented to where it stands. */
  stepInto(content: number): void {
    this.indent += content - this.content;
    this.content = content;
    this.isItem = isDash(this.text, content);
  }
}

const lineBreak = 10;
const space = 32;
const quote = 34;
const hash = 35;
const apostrophe = 39;
const dash = 45;
const colon = 58;
const backslash = 92;

const isDash = (text: string, at: number): boolean =>
  text.charCodeAt(at) === dash && isSpaceOrEnd(text, at + 1);

/** The first offset from `from` on where no space stands. */
export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === space) at++;
  return at;
}

/** Whether a space, a line break or the end of the text stands at an offset. */
export function isSpaceOrEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === space || code === lineBreak || at >= text.length;
}

/** The colon that ends the key which starts at an offset; undefined when no key starts there. */
export function findColon(text: string, start: number, end: number): number | undefined {
  const first = text.charCodeAt(start);
  const isQuoted = first === quote || first === apostrophe;
  let at = isQuoted ? closingQuote(text, start, end) : start;
  if (at === undefined) return undefined;
  for (at += isQuoted ? 1 : 0; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === colon && isSpaceOrEnd(text, at + 1)) return at;
    if (code === hash && text.charCodeAt(at - 1) === space) return undefined;
    if (isQuoted && code !== space) return undefined;
  }
  return undefined;
}

/** The quote that closes the one at `start` before `end`; undefined when there is none in the line. */
export function closingQuote(text: string, start: number, end: number): number | undefined {
  const mark = text.charCodeAt(start);
  for (let at = start + 1; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash && mark === quote) at++;
    else if (code === mark && mark === apostrophe && text.charCodeAt(at + 1) === mark) at++;
    else if (code === mark) return at;
  }
  return undefined;
}

/** Whether an unquoted scalar can start with a character; `-`, `?` and `:`, which can before others, are left out. */
export const isPlainStart = (code: number): boolean => code > space && (code > 126 || !indicators.has(code));

const indicators = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`', (character) => character.charCodeAt(0)));
