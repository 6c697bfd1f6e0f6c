import type { YamlNode } from './node';
import { resolve } from './path';
import { scalarValue } from './scalar';

/** A YAML value as plain data; maps become objects without prototype. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** How many nodes are expanded at most; aliases that explode beyond it are cut off as null. */
const mostNodes = 200_000;

/** The plain data of a node, aliases expanded under a budget, merged maps (`<<`) left as a key. */
export function plain(node: YamlNode | undefined): Plain {
  let budget = mostNodes;
  const convert = (one: YamlNode | undefined, depth: number): Plain => {
    const target = resolve(one);
    if (!target || budget-- <= 0 || depth > 200) return null;
    if (target.kind === 'scalar') return scalarValue(target);
    if (target.kind === 'sequence') return target.items.map((item) => convert(item, depth + 1));
    if (target.kind !== 'map') return null;
    const result: Record<string, Plain> = Object.create(null);
    for (const entry of target.entries) result[entry.name] = convert(entry.value, depth + 1);
    return result;
  };
  return convert(node, 0);
}
