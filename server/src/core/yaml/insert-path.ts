import type { TextEdit } from '../text/edit';
import { insertAtTop, insertEntry } from './insert';
import type { YamlEntry, YamlMap, YamlNode } from './node';
import { asMap, entryOf } from './path';

/** A value at a path of keys; `value` is YAML as it would be written behind the key. */
export interface PathValue {
  readonly path: readonly string[];
  readonly value: string;
}

/**
 * Inserts `a.b.c: value` with the maps that are missing on the way. Nothing when something else than a map is in the way,
 * or when the key is there with a value.
 */
export const insertPath = (
  text: string,
  root: YamlNode | undefined,
  path: readonly string[],
  value: string,
): readonly TextEdit[] => insertPaths(text, root, [{ path, value }]);

/** The same for many paths at once, which may share the maps that are missing; the first of two equal paths stays. */
export function insertPaths(
  text: string,
  root: YamlNode | undefined,
  values: readonly PathValue[],
): readonly TextEdit[] {
  const places = new Map<YamlMap | YamlEntry | undefined, Place>();
  for (const { path, value } of values) {
    const { into, depth } = deepest(root, path);
    if (depth === path.length || path.length > longestPath) continue;
    const place = places.get(into) ?? { depth, tree: new Map() };
    places.set(into, place);
    plant(place.tree, path.slice(depth), value);
  }
  // Where an inner map ends with the outer one, its new entries come first.
  return [...places]
    .sort(([, a], [, b]) => b.depth - a.depth)
    .flatMap(([into, { tree }]) => {
      const snippet = written(tree, '').join('\n');
      return into ? insertEntry(text, into, snippet) : insertAtTop(text, root, snippet);
    });
}

/** Entries that are missing in one map. */
interface Place {
  readonly depth: number;
  readonly tree: Tree;
}

type Tree = Map<string, Tree | string>;

/** No chart nests its values as deep; the maps on the way are made by functions that call themselves. */
const longestPath = 200;

/** How far a path leads, and to what. */
function deepest(root: YamlNode | undefined, path: readonly string[]) {
  let into: YamlMap | YamlEntry | undefined = asMap(root);
  let depth = 0;
  for (const key of path) {
    const entry: YamlEntry | undefined = into && entryOf(into.kind === 'map' ? into : into.value, key);
    if (!entry) break;
    into = entry;
    depth++;
  }
  return { into, depth };
}

function plant(tree: Tree, path: readonly string[], value: string): void {
  let current = tree;
  for (const [index, key] of path.entries()) {
    const isLast = index === path.length - 1;
    const next = current.get(key) ?? (isLast ? value : new Map());
    current.set(key, next);
    if (typeof next === 'string') return;
    current = next;
  }
}

/** `a:`, `  b: value` */
const written = (tree: Tree, indent: string): string[] =>
  [...tree].flatMap(([key, held]) =>
    typeof held === 'string'
      ? [`${indent}${key}: ${held}`]
      : [`${indent}${key}:`, ...written(held, `${indent}  `)],
  );
