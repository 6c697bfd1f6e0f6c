import { decodeBlockScalar } from '../decode/block-scalar';
import { skipSpaces } from './lines';
import type { Found } from './scalars';

const pipe = 124;
const greater = 62;

/** Whether a character starts a block scalar. */
export const isBlockMark = (code: number): boolean => code === pipe || code === greater;

/**
 * A block scalar (`|`, `|-`, `>`, `>-`) that belongs to a key or dash at an indentation; undefined when it is no simple
 * one. `end` is behind its last line break.
 */
export function readBlockScalar(text: string, start: number, parentIndent: number): Found | undefined {
  const style = text.charCodeAt(start) === pipe ? 'literal' : 'folded';
  const strips = text[start + 1] === '-';
  const head = text.indexOf('\n', start);
  if (head === -1 || text.slice(start + (strips ? 2 : 1), head).trimEnd() !== '') return undefined;
  const { lines, indent, end, widestBlank } = bodyOf(text, head + 1, parentIndent);
  if (widestBlank > Math.max(indent, 0)) return undefined;
  if (lines.length === 0) return { text: '', style, end: head + (text[head + 1] === '\n' ? 2 : 1) };
  if (style === 'folded') return { text: decodeBlockScalar(text, { start, end }, style).decoded, style, end };
  return { text: lines.join('\n') + (strips ? '' : '\n'), style, end };
}

interface Body {
  /** Without indentation; empty lines at the end are left out. */
  readonly lines: readonly string[];
  /** Of the first line that is not blank; -1 when there is none. */
  readonly indent: number;
  readonly end: number;
  /** How many spaces the widest blank line in front of the content holds. */
  readonly widestBlank: number;
}

function bodyOf(text: string, from: number, parentIndent: number): Body {
  const lines: string[] = [];
  let indent = -1;
  let widestBlank = 0;
  let count = 0;
  let end = from;
  for (let at = from; at < text.length; ) {
    const content = skipSpaces(text, at);
    const newline = text.indexOf('\n', content);
    const lineEnd = newline === -1 ? text.length : newline;
    const width = content - at;
    const isBlank = content === lineEnd;
    if (!isBlank && width <= (indent === -1 ? parentIndent : indent - 1)) break;
    if (!isBlank && indent === -1) indent = width;
    if (indent === -1) widestBlank = Math.max(widestBlank, width);
    lines.push(indent === -1 ? '' : text.slice(at + indent, lineEnd));
    at = lineEnd + 1;
    if (isBlank && (indent === -1 || width <= indent)) continue;
    count = lines.length;
    end = Math.min(at, text.length);
  }
  return { lines: lines.slice(0, count), indent, end, widestBlank };
}
