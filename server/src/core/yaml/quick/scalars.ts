import { decodeFlowScalar } from '../decode/flow-scalar';
import type { ScalarStyle } from '../node';
import { closingQuote, isPlainStart, isSpaceOrEnd } from './lines';

/** A scalar that was found in a text. */
export interface Found {
  readonly text: string;
  readonly style: ScalarStyle;
  /** Behind the last character of the scalar. */
  readonly end: number;
}

/** The scalar that is all there is between two offsets of a line, but for spaces and a comment; undefined when it is none or not a simple one. */
export function readFlowScalar(text: string, start: number, limit: number): Found | undefined {
  const first = text.charCodeAt(start);
  if (first === 34 || first === 39) return readQuoted(text, start, limit);
  const isSigned = first === 45 && !isSpaceOrEnd(text, start + 1);
  return isPlainStart(first) || isSigned ? readPlain(text, start, limit) : undefined;
}

/** The unquoted scalar that reaches to the end of a line or to a comment; undefined when a key stands in between. */
export function readPlain(text: string, start: number, limit: number): Found | undefined {
  let end = start;
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) continue;
    if (code === 35 && text.charCodeAt(at - 1) === 32) break;
    if (code === 58 && isSpaceOrEnd(text, at + 1)) return undefined;
    end = at + 1;
  }
  return end > start ? { text: text.slice(start, end), style: 'plain', end } : undefined;
}

function readQuoted(text: string, start: number, limit: number): Found | undefined {
  const close = closingQuote(text, start, limit);
  if (close === undefined) return undefined;
  let next = close + 1;
  while (next < limit && text.charCodeAt(next) === 32) next++;
  if (next < limit && (next === close + 1 || text.charCodeAt(next) !== 35)) return undefined;
  const style = text.charCodeAt(start) === 34 ? 'double' : 'single';
  const inner = text.slice(start + 1, close);
  const end = close + 1;
  if (!inner.includes(style === 'double' ? '\\' : "'")) return { text: inner, style, end };
  if (style === 'single') return { text: inner.replaceAll("''", "'"), style, end };
  if (/\\[^"\\nrt]/.test(inner.replaceAll('\\\\', ''))) return undefined;
  return { text: decodeFlowScalar(text, { start, end }, style).decoded, style, end };
}
