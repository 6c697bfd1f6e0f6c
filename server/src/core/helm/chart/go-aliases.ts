import type { YamlNode } from '../../yaml/node';

/**
 * The first alias at which Go's YAML gives up because a document is mostly made of aliases that repeat others (go-yaml v2
 * `decode.go`, `allowedAliasRatio`); undefined when it reads the document.
 */
export function excessiveAlias(root: YamlNode | undefined): YamlNode | undefined {
  let decoded = 0;
  let throughAliases = 0;
  const open: { readonly node: YamlNode; readonly alias: YamlNode | undefined }[] = root
    ? [{ node: root, alias: undefined }]
    : [];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, alias } = next;
    decoded++;
    if (alias) throughAliases++;
    if (throughAliases > 100 && decoded > 1000 && throughAliases / decoded > allowedRatio(decoded))
      return alias;
    const inside = node.kind === 'alias' ? [node.target] : childrenOf(node);
    for (const child of inside.toReversed())
      if (child) open.push({ node: child, alias: alias ?? (node.kind === 'alias' ? node : undefined) });
  }
  return undefined;
}

/** Nearly all may come through aliases in small documents, a tenth in large ones. */
function allowedRatio(decoded: number): number {
  const [low, high] = [400_000, 4_000_000];
  if (decoded <= low) return 0.99;
  return decoded >= high ? 0.1 : 0.99 - 0.89 * ((decoded - low) / (high - low));
}

const childrenOf = (node: YamlNode): readonly (YamlNode | undefined)[] =>
  node.kind === 'map'
    ? node.entries.flatMap(({ key, value }) => [key, value])
    : node.kind === 'sequence'
      ? node.items
      : [];
