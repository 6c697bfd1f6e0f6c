import type { YamlNode, YamlParent } from '../node';
import { closingQuote, skipSpaces } from './lines';
import { readFlowScalar } from './scalars';

/**
 * An empty `[]` or `{}`, or a list of simple scalars such as `["sh", "-c"]`, that is all there is between two offsets of
 * a line, but for spaces and a comment; undefined for anything else.
 */
export function readFlow(
  text: string,
  start: number,
  limit: number,
  parent: YamlParent,
): YamlNode | undefined {
  const node =
    text.charCodeAt(start) === bracket
      ? readList(text, start, limit, parent)
      : readEmptyMap(text, start, parent);
  if (!node || node.span.end > limit) return undefined;
  const next = skipSpaces(text, node.span.end);
  const isEnd = next >= limit || (next > node.span.end && text.charCodeAt(next) === hash);
  return isEnd ? node : undefined;
}

function readEmptyMap(text: string, start: number, parent: YamlParent): YamlNode | undefined {
  const close = skipSpaces(text, start + 1);
  if (text.charCodeAt(start) !== brace || text.charCodeAt(close) !== closingBrace) return undefined;
  return { kind: 'map', span: { start, end: close + 1 }, parent, entries: [], flow: true };
}

function readList(text: string, start: number, limit: number, parent: YamlParent): YamlNode | undefined {
  const items: YamlNode[] = [];
  const span = { start, end: start };
  const list: YamlNode = { kind: 'sequence', span, parent, items, flow: true };
  let at = skipSpaces(text, start + 1);
  while (items.length > 0 || text.charCodeAt(at) !== closingBracket) {
    const end = itemEnd(text, at, limit);
    const found = end === undefined ? undefined : readFlowScalar(text, at, end);
    if (!found || end === undefined) return undefined;
    items.push({
      kind: 'scalar',
      span: { start: at, end: found.end },
      parent: list,
      style: found.style,
      text: found.text,
    });
    if (text.charCodeAt(end) === closingBracket) {
      at = end;
      break;
    }
    at = skipSpaces(text, end + 1);
  }
  span.end = at + 1;
  return list;
}

/** The comma or bracket behind an item; undefined when the item is no simple scalar. */
function itemEnd(text: string, start: number, limit: number): number | undefined {
  const first = text[start];
  if (first === '-' && /[\s,\]]/.test(text[start + 1] ?? '')) return undefined;
  const close = first === '"' || first === "'" ? closingQuote(text, start, limit) : start - 1;
  if (close === undefined) return undefined;
  for (let at = close + 1; at < limit; at++) {
    const character = text[at] ?? '';
    if (character === ',' || character === ']') return at;
    if (notSimple.includes(character)) return undefined;
  }
  return undefined;
}

const notSimple = '[{}#:';
const hash = 35;
const bracket = 91;
const closingBracket = 93;
const brace = 123;
const closingBrace = 125;
