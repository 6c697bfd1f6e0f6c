import type { Span } from '../text/span';
import { parentIndent } from './decode/parent-indent';
import { lineEnd } from './layout';

/** A quoted scalar that reaches further than the parser lets it. */
export interface QuotedExtent {
  /** From the opening quote to the closing one, both included. */
  readonly span: Span;
  /** The first quote inside that must be escaped; absent when Go's YAML reads the scalar as it stands. */
  readonly unescaped?: Span;
}

/**
 * How far the quoted scalar at an offset really reaches, where the parser took only part of it; undefined when the
 * parser is right. Two cases: lines that are indented too little or by tabs, which Go's YAML (and so Kubernetes) reads
 * inside quotes, and JSON in double quotes whose inner quotes are not escaped.
 */
export function quotedExtent(text: string, start: number, parsedEnd: number): QuotedExtent | undefined {
  const close = closingQuote(text, start);
  if (close + 1 > parsedEnd && endsLine(text, close + 1)) return { span: { start, end: close + 1 } };
  if (!/^"\s*(?:\\n\s*)*[[{]/.test(text.slice(start, start + 200))) return undefined;
  if (endsLine(text, close + 1)) return undefined;
  const end = endBeforeNextKey(text, start, parentIndent(text, start));
  return end > close + 1 ? { span: { start, end }, unescaped: { start: close, end: close + 1 } } : undefined;
}

/** The text with quoted scalars on one line each, so that the parser takes them whole; every offset stays. */
export function onOneLine(text: string, extents: readonly QuotedExtent[]): string {
  let result = text;
  for (const { span, unescaped } of extents) {
    const inner = result.slice(span.start + 1, span.end - 1);
    const flat = unescaped ? '_'.repeat(inner.length) : inner.replace(/[\r\n]/g, ' ');
    const quote = result[span.start] ?? '"';
    result = result.slice(0, span.start + 1) + flat + quote + result.slice(span.end);
  }
  return result;
}

/** Behind the last character in front of the next key that is not indented beyond `indent`. */
export function endBeforeNextKey(text: string, start: number, indent: number): number {
  const nextKey = new RegExp(`^ {0,${indent}}[^\\s\\]}"'#][^\\n]*?:(?:\\s|$)`, 'm');
  const behind = text.indexOf('\n', start);
  const found = behind === -1 ? null : nextKey.exec(text.slice(behind + 1));
  const end = found ? behind + 1 + found.index : text.length;
  return start + text.slice(start, end).trimEnd().length;
}

/** The offset of the quote that closes the one at `start`; the end of the text when there is none. */
function closingQuote(text: string, start: number): number {
  const quote = text[start] ?? '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote && (quote === '"' || text[at + 1] !== quote)) return at;
    else if (text[at] === quote) at++;
  }
  return text.length;
}

/** Whether nothing but a comment stands behind an offset in its line; never behind the end of the text. */
const endsLine = (text: string, offset: number): boolean =>
  offset <= text.length && /^\s*(?:#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
