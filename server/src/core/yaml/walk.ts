import type { YamlNode } from './node';

/** Every node below and with `root`, in the order of the text; aliases are not followed. */
export function* walk(root: YamlNode | undefined): Generator<YamlNode> {
  if (!root) return;
  yield root;
  if (root.kind === 'map') {
    for (const entry of root.entries) {
      yield* walk(entry.key);
      yield* walk(entry.value);
    }
  } else if (root.kind === 'sequence') {
    for (const item of root.items) yield* walk(item);
  }
}
