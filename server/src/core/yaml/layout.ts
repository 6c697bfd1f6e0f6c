import type { YamlEntry, YamlNode } from './node';
import { walk } from './walk';

/** How the author of a file lays it out: what an edit follows. */
export interface Layout {
  readonly lineBreak: '\n' | '\r\n';
  /** How many columns a nested map is indented. */
  readonly step: number;
  /** How many columns the dashes of a list stand behind the key that holds it; 0 in many published charts. */
  readonly listStep: number;
}

/** The layout of a file: that of its first nested map and first list, else two columns. */
export function layoutOf(text: string, root: YamlNode | undefined): Layout {
  const known = root && layouts.get(root);
  if (known) return known;
  const found = findLayout(text, root);
  if (root) layouts.set(root, found);
  return found;
}

/** Thousands of repairs of one file follow the same layout. */
const layouts = new WeakMap<YamlNode, Layout>();

function findLayout(text: string, root: YamlNode | undefined): Layout {
  const step = { map: 0, list: -1 };
  for (const node of walk(root)) {
    const { parent } = node;
    if (node.kind === 'scalar' || node.kind === 'alias' || node.flow || parent?.kind !== 'entry') continue;
    const deeper = columnOf(text, node.span.start) - columnOf(text, parent.span.start);
    if (node.kind === 'map' && step.map === 0 && deeper > 0) step.map = deeper;
    if (node.kind === 'sequence' && step.list === -1 && deeper >= 0) step.list = deeper;
    if (step.map > 0 && step.list >= 0) break;
  }
  const nested = step.map || 2;
  return {
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
    step: nested,
    listStep: step.list === -1 ? nested : step.list,
  };
}

/** The column of an offset, counted in UTF-16 units from 0. */
export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Where the line of an offset starts. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line of an offset ends, in front of its line break. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  if (newline === -1) return text.length;
  return newline > offset && text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** Where the line behind that of an offset starts; the end of the text in its last line. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/** The offset behind the colon of an entry. */
export function behindColon(text: string, { key, span }: YamlEntry): number {
  const end = key?.span.end ?? span.start;
  return end + (/^\s*:/.exec(text.slice(end))?.[0].length ?? 0);
}

/** Where the last line of an entry ends its content: without the blank lines behind a block scalar, unless it keeps them. */
export function contentEnd(text: string, entry: YamlEntry): number {
  const last = lastScalar(entry.value);
  const keeps =
    last?.kind === 'scalar' && /^[|>]\d?\+/.test(text.slice(last.span.start, last.span.start + 3));
  if (keeps) return entry.span.end - (text[entry.span.end - 1] === '\n' ? 1 : 0);
  const start = behindColon(text, entry);
  const end = Math.max(start, entry.span.end);
  return start + text.slice(start, end).trimEnd().length;
}

function lastScalar(node: YamlNode | undefined): YamlNode | undefined {
  if (node?.kind === 'map') return lastScalar(node.entries.at(-1)?.value);
  return node?.kind === 'sequence' ? lastScalar(node.items.at(-1)) : node;
}
