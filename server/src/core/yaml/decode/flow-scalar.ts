import type { Span } from '../../text/span';
import { type DecodedText, Decoding } from './decoded-text';

/** Decodes a plain, single- or double-quoted scalar, also one over several lines. A missing closing quote does not matter. */
export function decodeFlowScalar(
  text: string,
  span: Span,
  style: 'plain' | 'single' | 'double',
): DecodedText {
  const content = style === 'plain' ? span : insideQuotes(text, span, style);
  const decoding = new Decoding(text);
  const special = style === 'double' ? backslash : style === 'single' ? apostrophe : undefined;
  for (let at = content.start; at < content.end; ) {
    const code = text.charCodeAt(at);
    if (isBlank(code) || isBreak(text, at)) at = takeBlank(text, at, content.end, decoding);
    else if (code !== special) at = takePlain(text, at, content.end, special, decoding);
    else if (style === 'double') at = takeEscape(text, at, content.end, decoding);
    else at = takeApostrophe(text, at, decoding);
  }
  return decoding.finish(content);
}

const backslash = 92;
const apostrophe = 39;
const isBlank = (code: number): boolean => code === 32 || code === 9;
const isBreak = (text: string, at: number): boolean => breakLength(text, at) > 0;

function breakLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 10) return 1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 0;
}

function insideQuotes(text: string, { start, end }: Span, style: 'single' | 'double'): Span {
  const quote = style === 'double' ? '"' : "'";
  const closed = end - start > 1 && text[end - 1] === quote && !isEscaped(text, start + 1, end - 1, style);
  return { start: Math.min(start + 1, end), end: closed ? end - 1 : end };
}

/** Whether the quote at `at` is content: behind an odd number of backslashes, or the second of two apostrophes. */
function isEscaped(text: string, start: number, at: number, style: 'single' | 'double'): boolean {
  const mark = style === 'double' ? '\\' : "'";
  let count = 0;
  while (at - count - 1 >= start && text[at - count - 1] === mark) count++;
  return count % 2 === 1;
}

/** Blank space; with line breaks in it, it is folded: one break is a space, more are one break less. */
function takeBlank(text: string, start: number, end: number, decoding: Decoding): number {
  let at = skipBlank(text, start, end);
  let breaks = 0;
  for (let length = breakLength(text, at); at < end && length > 0; length = breakLength(text, at)) {
    breaks++;
    at = skipBlank(text, Math.min(at + length, end), end);
  }
  if (breaks === 0) decoding.copy(start, at);
  else decoding.put(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), start, at);
  return at;
}

function skipBlank(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function takePlain(
  text: string,
  start: number,
  end: number,
  special: number | undefined,
  decoding: Decoding,
): number {
  let at = start + 1;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === special || isBlank(code) || isBreak(text, at)) break;
  }
  decoding.copy(start, at);
  return at;
}

function takeApostrophe(text: string, at: number, decoding: Decoding): number {
  const length = text[at + 1] === "'" ? 2 : 1;
  decoding.put("'", at, at + length);
  return at + length;
}

function takeEscape(text: string, at: number, end: number, decoding: Decoding): number {
  const lineBreak = breakLength(text, at + 1);
  if (lineBreak > 0) return skipBlank(text, Math.min(at + 1 + lineBreak, end), end);
  const letter = text[at + 1] ?? '';
  const short = escapes[letter];
  const digits = hexDigits[letter];
  if (short !== undefined && at + 2 <= end) {
    decoding.put(short, at, at + 2);
    return at + 2;
  }
  const character =
    digits === undefined ? undefined : codePoint(text.slice(at + 2, Math.min(at + 2 + digits, end)), digits);
  if (character !== undefined && digits !== undefined) {
    decoding.put(character, at, at + 2 + digits);
    return at + 2 + digits;
  }
  const unknown = Math.min(at + 2, end);
  decoding.copy(at, unknown);
  return unknown;
}

function codePoint(hex: string, digits: number): string | undefined {
  if (hex.length !== digits || !/^[\da-fA-F]+$/.test(hex)) return undefined;
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** YAML 1.2, 5.7: what stands behind a backslash. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
