import type { TextEdit } from '../text/edit';
import { insertAtTop, insertEntry } from './insert';
import type { YamlEntry, YamlMap, YamlNode } from './node';
import { asMap, entryOf } from './path';

/**
 * Inserts `a.b.c: value` with the maps that are missing on the way; `value` is YAML as it would be written behind the
 * key. Nothing when something else than a map is in the way, or when the key is there with a value.
 */
export function insertPath(
  text: string,
  root: YamlNode | undefined,
  path: readonly string[],
  value: string,
): readonly TextEdit[] {
  let into: YamlMap | YamlEntry | undefined = asMap(root);
  let depth = 0;
  for (const key of path) {
    const entry: YamlEntry | undefined = into && entryOf(into.kind === 'map' ? into : into.value, key);
    if (!entry) break;
    into = entry;
    depth++;
  }
  if (depth === path.length) return [];
  const snippet = nested(path.slice(depth), value);
  return into ? insertEntry(text, into, snippet) : insertAtTop(text, root, snippet);
}

/** `a:\n  b: value` */
const nested = (path: readonly string[], value: string): string =>
  `${path.map((key, index) => `${'  '.repeat(index)}${key}:`).join('\n')} ${value}`;
