import { onceFor } from '../text/once-for';
import { touches } from '../text/span';
import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from './node';

/** Keys and list indexes from the root of a document to a node. */
export type YamlPath = readonly (string | number)[];

/** How many aliases in a row are followed before a chain counts as circular. */
const longestChain = 32;

/** The node behind aliases; undefined for an alias without anchor or a circular one. */
export function resolve(node: YamlNode | undefined): YamlNode | undefined {
  let current = node;
  for (let step = 0; current?.kind === 'alias'; step++) {
    if (step > longestChain) return undefined;
    current = current.target;
  }
  return current;
}

/** The node as a map, behind aliases; undefined when it is something else. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  const target = resolve(node);
  return target?.kind === 'map' ? target : undefined;
}

/** The items of a sequence, behind aliases; empty when the node is something else. */
export function itemsOf(node: YamlNode | undefined): readonly (YamlNode | undefined)[] {
  const target = resolve(node);
  return target?.kind === 'sequence' ? target.items : [];
}

/** The text of a scalar, behind aliases; undefined when the node is something else or not written. */
export function textAt(node: YamlNode | undefined): string | undefined {
  const target = resolve(node);
  return target?.kind === 'scalar' ? target.text : undefined;
}

/** The entry of a key in a map, merged maps (`<<`) included; the last one of duplicates, as Go's YAML reads it. */
export function entryOf(node: YamlNode | undefined, key: string, depth = 0): YamlEntry | undefined {
  const map = asMap(node);
  if (!map || depth > longestChain) return undefined;
  if (map.entries.length > fewEntries) {
    const index = indexOf(map);
    return index.get(key) ?? (index.has('<<') ? mergedEntry(map, key, depth) : undefined);
  }
  return map.entries.findLast((entry) => isNamed(entry, key)) ?? mergedEntry(map, key, depth);
}

const isNamed = (entry: YamlEntry, key: string): boolean => entry.name === key && entry.key !== undefined;

/** Maps with more entries get an index: who looks up each of a thousand keys must not read all of them each time. */
const fewEntries = 32;

const indexOf = onceFor(({ entries }: YamlMap): ReadonlyMap<string, YamlEntry> => {
  const index = new Map<string, YamlEntry>();
  for (const entry of entries) if (entry.key !== undefined) index.set(entry.name, entry);
  return index;
});

function mergedEntry(map: YamlMap, key: string, depth: number): YamlEntry | undefined {
  for (const merge of map.entries) {
    if (merge.name !== '<<') continue;
    const sources = resolve(merge.value)?.kind === 'sequence' ? itemsOf(merge.value) : [merge.value];
    for (const source of sources) {
      const found = entryOf(source, key, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}

/** The value of a key in a map; undefined when the key or its value is not written. */
export const valueIn = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  entryOf(node, key)?.value;

/** The node at a path, through aliases and merged maps; undefined when the path leads nowhere. */
export function nodeAt(root: YamlNode | undefined, path: YamlPath): YamlNode | undefined {
  let node = root;
  for (const step of path) node = typeof step === 'number' ? itemsOf(node)[step] : valueIn(node, step);
  return node;
}

/** The entry whose key is the last step of a path; undefined when there is none or the step is a list index. */
export function entryAt(root: YamlNode | undefined, path: YamlPath): YamlEntry | undefined {
  const last = path.at(-1);
  return typeof last === 'string' ? entryOf(nodeAt(root, path.slice(0, -1)), last) : undefined;
}

/** Where a node or an entry stands, from the root of its document. */
export function pathOf(node: YamlNode | YamlEntry): YamlPath {
  if (node.kind === 'entry') return [...pathOf(node.parent), node.name];
  const { parent } = node;
  if (!parent) return [];
  if (parent.kind === 'sequence') return [...pathOf(parent), placeIn(parent, node)];
  return pathOf(parent);
}

const placeIn = (list: YamlSequence, node: YamlNode): number =>
  list.items.length <= fewEntries ? list.items.indexOf(node) : (placesIn(list).get(node) ?? -1);

const placesIn = onceFor(
  ({ items }: YamlSequence): ReadonlyMap<YamlNode | undefined, number> =>
    new Map(items.map((item, index) => [item, index])),
);

/** The innermost scalar, alias or collection that an offset touches. */
export function innermostAt(root: YamlNode | undefined, offset: number): YamlNode | undefined {
  if (!root || !touches(root.span, offset)) return undefined;
  for (const child of childrenOf(root)) {
    const found = innermostAt(child, offset);
    if (found) return found;
  }
  return root;
}

const childrenOf = (node: YamlNode): readonly (YamlNode | undefined)[] =>
  node.kind === 'map'
    ? node.entries.flatMap((entry) => [entry.key, entry.value])
    : node.kind === 'sequence'
      ? node.items
      : [];
