import type { Span } from '../../text/span';

/** A piece of JSON text, or of what looks like it; spans are offsets in the decoded text. */
export interface Token {
  readonly kind: 'mark' | 'string' | 'word' | 'comment' | 'end';
  readonly span: Span;
  /** What it says: the mark in its ASCII form, the string's content as it is written, the word. */
  readonly text: string;
  /** The opening quote of a string. */
  readonly quote?: string;
  /** Whether a string has its closing quote. */
  readonly closed?: boolean;
}

/** Takes a text apart; never fails. The last token is `end`. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (let at = skipBlank(text, 0); at < text.length; ) {
    const token = readToken(text, at);
    found.push(token);
    at = skipBlank(text, token.span.end);
  }
  found.push({ kind: 'end', span: { start: text.length, end: text.length }, text: '' });
  return found;
}

const isBlankAt = (text: string, at: number): boolean => /[\s\ufeff]/.test(text.charAt(at));

function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlankAt(text, at)) at++;
  return at;
}

function readToken(text: string, at: number): Token {
  const character = text.charAt(at);
  const mark = marks[character];
  if (mark) return { kind: 'mark', span: { start: at, end: at + 1 }, text: mark };
  if (closingQuotes[character]) return readString(text, at, character);
  return readComment(text, at) ?? readWord(text, at);
}

/** The structural marks, and the full-width ones that a Chinese input method writes in their place. */
const marks: Readonly<Record<string, string>> = {
  '{': '{',
  '}': '}',
  '[': '[',
  ']': ']',
  ':': ':',
  ',': ',',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
  '：': ':',
  '，': ',',
};

/** For each opening quote the quotes that close it. */
const closingQuotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”“"', '”': '”“"' };

/** A string ends at its quote, or, without one, where its line ends. */
function readString(text: string, start: number, quote: string): Token {
  const closing = closingQuotes[quote] ?? quote;
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') return openString(text, start, at, quote);
    if (character === '\\' && text[at + 1] !== '\n') at++;
    else if (closing.includes(character)) {
      const span = { start, end: at + 1 };
      return { kind: 'string', span, text: text.slice(start + 1, at), quote, closed: true };
    }
  }
  return openString(text, start, text.length, quote);
}

/** What stands at the line's end behind a string without closing quote is JSON again: `"repo": "etcd,`. */
function openString(text: string, start: number, lineEnd: number, quote: string): Token {
  let end = lineEnd;
  while (end > start + 1 && /[\s,]/.test(text.charAt(end - 1))) end--;
  return { kind: 'string', span: { start, end }, text: text.slice(start + 1, end), quote, closed: false };
}

function readComment(text: string, start: number): Token | undefined {
  const block = text.startsWith('/*', start);
  if (!block && !text.startsWith('//', start) && text[start] !== '#') return undefined;
  const close = block ? text.indexOf('*/', start + 2) : text.indexOf('\n', start);
  const end = close === -1 ? text.length : block ? close + 2 : close;
  return { kind: 'comment', span: { start, end }, text: text.slice(start, end) };
}

function readWord(text: string, start: number): Token {
  let end = start + 1;
  while (
    end < text.length &&
    !isBlankAt(text, end) &&
    !marks[text.charAt(end)] &&
    !closingQuotes[text.charAt(end)]
  )
    end++;
  return { kind: 'word', span: { start, end }, text: text.slice(start, end) };
}
