import type { YamlEntry, YamlNode, YamlParent, YamlScalar } from '../node';
import { closingQuote, isSpaceOrEnd, skipSpaces } from './lines';
import { readFlowScalar } from './scalars';

/**
 * A list or map of simple scalars, lists and maps, such as `["sh", "-c"]` or `{ cpu: 1, memory: 1Gi }`, that is all there is
 * between two offsets of a line, but for spaces and a comment; undefined for anything else.
 */
export function readFlow(
  text: string,
  start: number,
  limit: number,
  parent: YamlParent,
  count?: (nodes: number) => void,
): YamlNode | undefined {
  const node = new FlowReader(text, start, count).collection(parent, 0);
  if (!node || node.span.end > limit) return undefined;
  const next = skipSpaces(text, node.span.end);
  const isEnd = next >= limit || (next > node.span.end && text.charCodeAt(next) === hash);
  return isEnd ? node : undefined;
}

/** Deeper than what anybody writes in one line. */
const deepest = 20;

/** Reads on from where it stands; each part is undefined, or false, as soon as it is no simple one. */
class FlowReader {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly count: ((nodes: number) => void) | undefined,
  ) {}

  collection(parent: YamlParent, depth: number): YamlNode | undefined {
    const code = this.text.charCodeAt(this.at);
    if (depth > deepest || (code !== bracket && code !== brace)) return undefined;
    return code === bracket ? this.list(parent, depth) : this.map(parent, depth);
  }

  private list(parent: YamlParent, depth: number): YamlNode | undefined {
    const items: YamlNode[] = [];
    const span = { start: this.at, end: this.at };
    const list: YamlNode = { kind: 'sequence', span, parent, items, flow: true };
    const isRead = this.each(closingBracket, () => {
      const item = this.value(list, depth);
      if (item) items.push(item);
      return item !== undefined;
    });
    span.end = this.at;
    return isRead ? list : undefined;
  }

  private map(parent: YamlParent, depth: number): YamlNode | undefined {
    const entries: YamlEntry[] = [];
    const span = { start: this.at, end: this.at };
    const map: YamlNode = { kind: 'map', span, parent, entries, flow: true };
    const isRead = this.each(closingBrace, () => {
      const span = { start: this.at, end: this.at };
      const entry: { -readonly [K in keyof YamlEntry]: YamlEntry[K] } = {
        kind: 'entry',
        name: '',
        key: undefined,
        value: undefined,
        parent: map,
        span,
      };
      const key = this.scalar(entry);
      if (!key || !this.passColon()) return false;
      entry.key = key;
      entry.name = key.text;
      entry.value = this.value(entry, depth);
      span.end = entry.value?.span.end ?? span.end;
      entries.push(entry);
      return entry.value !== undefined;
    });
    span.end = this.at;
    return isRead ? map : undefined;
  }

  /** Reads what stands between two brackets, with commas in between, and stops behind the second. */
  private each(close: number, readElement: () => boolean): boolean {
    const { text } = this;
    this.at = skipSpaces(text, this.at + 1);
    for (let isFirst = true; !isFirst || text.charCodeAt(this.at) !== close; isFirst = false) {
      this.count?.(2);
      if (!readElement()) return false;
      this.at = skipSpaces(text, this.at);
      if (text.charCodeAt(this.at) === close) break;
      if (text.charCodeAt(this.at) !== comma) return false;
      this.at = skipSpaces(text, this.at + 1);
    }
    this.at++;
    return true;
  }

  private value(parent: YamlParent, depth: number): YamlNode | undefined {
    const code = this.text.charCodeAt(this.at);
    return code === bracket || code === brace ? this.collection(parent, depth + 1) : this.scalar(parent);
  }

  private scalar(parent: YamlParent): YamlScalar | undefined {
    const start = this.at;
    const end = scalarEnd(this.text, start);
    const found = end === undefined ? undefined : readFlowScalar(this.text, start, end);
    if (!found) return undefined;
    this.at = found.end;
    return { kind: 'scalar', span: { start, end: found.end }, parent, style: found.style, text: found.text };
  }

  /** Goes to the value behind a key; a colon without a space is not always one that ends a key. */
  private passColon(): boolean {
    const colon = skipSpaces(this.text, this.at);
    if (this.text[colon] !== ':' || this.text[colon + 1] !== ' ') return false;
    this.at = skipSpaces(this.text, colon + 1);
    return true;
  }
}

/** The mark behind a scalar: a comma, a bracket or a colon in front of a space; undefined when the scalar is no simple one. */
function scalarEnd(text: string, start: number): number | undefined {
  const first = text[start];
  if (first === '-' && /[\s,\]}]/.test(text[start + 1] ?? '')) return undefined;
  const line = text.indexOf('\n', start);
  const limit = line === -1 ? text.length : line;
  const close = first === '"' || first === "'" ? closingQuote(text, start, limit) : start - 1;
  if (close === undefined) return undefined;
  for (let at = close + 1; at < limit; at++) {
    const character = text[at] ?? '';
    if (marks.includes(character) || (character === ':' && isSpaceOrEnd(text, at + 1))) return at;
    if (notSimple.includes(character)) return undefined;
  }
  return undefined;
}

const marks = ',]}';
const notSimple = '[{#:';
const hash = 35;
const comma = 44;
const bracket = 91;
const closingBracket = 93;
const brace = 123;
const closingBrace = 125;
