import type { JsonDocument } from '../yaml/json';
import type { YamlMap } from '../yaml/node';
import { asMap, itemsOf, nodeAt, resolve, textAt, valueIn } from '../yaml/path';

/** One custom resource of `alm-examples`; its nodes have offsets of the ClusterServiceVersion's file. */
export interface CustomResource {
  readonly node: YamlMap;
  /** `''` when it is not written. */
  readonly kind: string;
  /** `metadata.name`; `''` when it is not written. */
  readonly name: string;
}

/** The custom resources of `alm-examples`, in the order of the text; half-written ones included. */
export function customResources(examples: JsonDocument | undefined): readonly CustomResource[] {
  const root = resolve(examples?.root);
  const items = root?.kind === 'map' ? [root] : itemsOf(root);
  return items.flatMap((item) => {
    const node = asMap(item);
    const name = textAt(nodeAt(node, ['metadata', 'name'])) ?? '';
    return node ? [{ node, kind: textAt(valueIn(node, 'kind')) ?? '', name }] : [];
  });
}
