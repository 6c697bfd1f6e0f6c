import type { TextEdit } from '../text/edit';
import { parseYaml } from './document';
import { behindColon, columnOf, contentEnd, type Layout, layoutOf, lineEnd, nextLine } from './layout';
import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from './node';
import { asMap, resolve } from './path';
import { type Plain, plain } from './plain';
import { scalarValue } from './scalar';
import { writeScalar } from './write-scalar';

/**
 * What is inserted: one entry (or more, one below the other) as it would stand in the first column, nested by two
 * columns: `maintainers:\n  - name: etcd`. It is laid out as the file is; comments and order of the file stay.
 */
export type Snippet = string;

/** Inserts entries behind the last one of a map. */
export const appendEntry = (text: string, map: YamlMap, snippet: Snippet): readonly TextEdit[] =>
  insertEntry(text, map, snippet);

/**
 * Inserts entries into a map, or into the map that an entry holds or could hold (`key:`, `key: {}`); nothing when the
 * entry holds something else. `order` lists keys in the order that authors know: the snippet takes its place among them.
 */
export function insertEntry(
  text: string,
  into: YamlMap | YamlEntry,
  snippet: Snippet,
  order: readonly string[] = [],
): readonly TextEdit[] {
  const map = into.kind === 'map' ? into : asMap(into.value);
  const layout = layoutOf(text, rootOf(into));
  if (map && (map.entries.length > 0 || isInFlow(map))) return intoMap(text, map, snippet, order, layout);
  const entry = into.kind === 'entry' ? into : into.parent;
  return entry?.kind === 'entry' && isVacant(entry) ? asFirstChild(text, entry, snippet, layout) : [];
}

/** Inserts entries at the top of a file: among those of its root, or behind whatever an otherwise empty file holds. */
export function insertAtTop(
  text: string,
  root: YamlNode | undefined,
  snippet: Snippet,
  order: readonly string[] = [],
): readonly TextEdit[] {
  if (root) return root.kind === 'map' ? insertEntry(text, root, snippet, order) : [];
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  return [{ span: { start: text.length, end: text.length }, newText: `${gap}${snippet}\n` }];
}

/** Inserts an item behind the last one of a list. */
export function appendItem(text: string, list: YamlSequence, snippet: Snippet): readonly TextEdit[] {
  const last = list.items.at(-1);
  if (list.flow) {
    const at = last?.span.end ?? list.span.start + 1;
    return [
      insertion(at, `${last ? ', ' : ''}${flowOf(`- ${indented(snippet, 2).trimStart()}`).slice(1, -1)}`),
    ];
  }
  const column = columnOf(text, list.span.start);
  const end = text.slice(0, list.span.end).trimEnd().length;
  const { lineBreak } = layoutOf(text, rootOf(list));
  return [linesBehind(text, end, `- ${indented(snippet, 2).trimStart()}`, column, lineBreak)];
}

function intoMap(
  text: string,
  map: YamlMap,
  snippet: Snippet,
  order: readonly string[],
  layout: Layout,
): readonly TextEdit[] {
  const { before, after } = neighbours(map, snippet, order);
  if (map.flow) {
    const body = flowOf(snippet).slice(1, -1);
    if (before) return [insertion(before.span.start, `${body}, `)];
    return [insertion(after?.span.end ?? map.span.start + 1, `${after ? ', ' : ''}${body}`)];
  }
  const first = map.entries[0];
  const column = columnOf(text, first?.span.start ?? map.span.start);
  const lines = laidOut(snippet, layout);
  if (before) {
    const newText = `${indented(lines, column, layout.lineBreak).trimStart()}${layout.lineBreak}${' '.repeat(column)}`;
    return [insertion(before.span.start, newText)];
  }
  const end = after ? contentEnd(text, after) : map.span.end;
  return [linesBehind(text, end, lines, column, layout.lineBreak)];
}

/** Between which entries a snippet belongs: behind the last one that comes earlier in the order, else before one that comes later. */
function neighbours(
  { entries }: YamlMap,
  snippet: Snippet,
  order: readonly string[],
): { readonly before?: YamlEntry; readonly after?: YamlEntry } {
  const rank = order.indexOf(/^[^:\n]*/.exec(snippet)?.[0] ?? '');
  if (rank !== -1) {
    const ranked = entries.map((entry) => ({ entry, rank: order.indexOf(entry.name) }));
    const earlier = ranked.findLast((one) => one.rank !== -1 && one.rank < rank)?.entry;
    if (earlier) return { after: earlier };
    const later = ranked.find((one) => one.rank > rank)?.entry;
    if (later) return { before: later };
  }
  const last = entries.at(-1);
  return last ? { after: last } : {};
}

/** Whether an entry holds nothing: no value, null, an empty map, list or text. */
function isVacant({ value }: YamlEntry): boolean {
  const held = resolve(value);
  if (!held) return value === undefined;
  if (held.kind === 'scalar') return scalarValue(held) === null || held.text === '';
  return held.kind === 'map'
    ? held.entries.length === 0
    : held.kind === 'sequence' && held.items.length === 0;
}

/** Writes a snippet below a key that holds nothing yet. */
function asFirstChild(text: string, entry: YamlEntry, snippet: Snippet, layout: Layout): readonly TextEdit[] {
  if (isInFlow(entry.parent)) {
    const span = entry.value?.span ?? { start: behindColon(text, entry), end: behindColon(text, entry) };
    return [{ span, newText: `${entry.value ? '' : ' '}${flowOf(snippet)}` }];
  }
  const start = behindColon(text, entry);
  const end = entry.value?.span.end ?? start;
  const column = columnOf(text, entry.span.start) + layout.step;
  const lines = linesBehind(text, end, laidOut(snippet, layout), column, layout.lineBreak);
  return end > start ? [{ span: { start, end }, newText: '' }, lines] : [lines];
}

/** Inserts lines below the line in which something ends. */
function linesBehind(text: string, end: number, lines: string, column: number, lineBreak: string): TextEdit {
  const next = nextLine(text, end);
  const body = indented(lines, column, lineBreak);
  const isLast = next === text.length && !text.endsWith('\n');
  return isLast
    ? insertion(lineEnd(text, end), `${lineBreak}${body}`)
    : insertion(next, `${body}${lineBreak}`);
}

/** A snippet with the indentation that the file uses. */
function laidOut(snippet: Snippet, { step, listStep }: Layout): string {
  if (snippet.startsWith('- ')) return snippet;
  const lines = snippet.split('\n');
  const listed = lines[1]?.startsWith('  - ') ?? false;
  const shift = listed ? listStep - 2 : 0;
  return lines
    .map((line, index) => {
      const spaces = line.length - line.trimStart().length;
      if (listed) return index === 0 ? line : ' '.repeat(Math.max(0, spaces + shift)) + line.trimStart();
      return ' '.repeat((spaces / 2) * step) + line.trimStart();
    })
    .join('\n');
}

const indented = (lines: string, column: number, lineBreak = '\n'): string =>
  lines
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(column) + line))
    .join(lineBreak);

const insertion = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });

/** Whether a map is written with braces, or stands in something that is. */
function isInFlow(node: YamlNode): boolean {
  for (let one: YamlNode | undefined = node; one; ) {
    if ((one.kind === 'map' && one.flow && one.entries.length > 0) || (one.kind === 'sequence' && one.flow)) {
      return true;
    }
    one = one.parent?.kind === 'entry' ? one.parent.parent : one.parent;
  }
  return false;
}

/** A snippet in braces, for places where block style cannot stand. */
const flowOf = (snippet: Snippet): string => writeFlow(plain(parseYaml(snippet).root));

function writeFlow(value: Plain): string {
  if (typeof value === 'string') return writeScalar(value);
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(', ')}]`;
  if (value === null || typeof value !== 'object') return value === null ? '' : String(value);
  return `{${Object.entries(value)
    .map(([key, one]) => `${key}: ${writeFlow(one)}`.trimEnd())
    .join(', ')}}`;
}

function rootOf(node: YamlNode | YamlEntry): YamlNode | undefined {
  let current: YamlNode | YamlEntry = node;
  while (current.parent) current = current.parent;
  return current.kind === 'entry' ? undefined : current;
}
