import type { YamlEntry, YamlMap, YamlNode } from './node';

/** Every node below and with `root`, in the order of the text; aliases are not followed. */
export function* walk(root: YamlNode | undefined): Generator<YamlNode> {
  const open: (YamlNode | undefined)[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (!node) continue;
    yield node;
    if (node.kind === 'map') {
      for (let index = node.entries.length - 1; index >= 0; index--) {
        open.push(node.entries[index]?.value, node.entries[index]?.key);
      }
    } else if (node.kind === 'sequence') {
      for (let index = node.items.length - 1; index >= 0; index--) open.push(node.items[index]);
    }
  }
}

/** Whether a node is a map in which a key stands twice; `<<` may. */
export function repeatsKey(node: YamlNode): node is YamlMap {
  if (node.kind !== 'map' || node.entries.length < 2) return false;
  const { entries } = node;
  // Most maps are small: comparing each with each makes nothing.
  if (entries.length < 8) return entries.some((entry, index) => isKnown(entries, entry, index));
  const seen = new Set<string>();
  for (const { key, name } of node.entries) {
    if (key?.kind !== 'scalar' || name === '<<') continue;
    if (seen.has(name)) return true;
    seen.add(name);
  }
  return false;
}

const isKnown = (entries: readonly YamlEntry[], { key, name }: YamlEntry, index: number): boolean => {
  if (key?.kind !== 'scalar' || name === '<<') return false;
  for (let at = 0; at < index; at++)
    if (entries[at]?.name === name && entries[at]?.key?.kind === 'scalar') return true;
  return false;
};
