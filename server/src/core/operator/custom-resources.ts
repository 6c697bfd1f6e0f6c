import { type JsonDocument, parseJson } from '../yaml/json';
import type { YamlMap, YamlNode } from '../yaml/node';
import { asMap, itemsOf, nodeAt, resolve, textAt, valueIn } from '../yaml/path';
import { sourceOf } from '../yaml/scalar-source';

/** One custom resource of `alm-examples`; its nodes have offsets of the ClusterServiceVersion's file. */
export interface CustomResource {
  readonly node: YamlMap;
  /** `''` when it is not written. */
  readonly kind: string;
}

/** Where the custom resources stand in a ClusterServiceVersion (PG 2.3.4). */
export const almExamplesPath = ['metadata', 'annotations', 'alm-examples'] as const;

/** The JSON of `alm-examples`; undefined when it is not written or is no text (a YAML list is wrong, R063). */
export function almExamples(text: string, csv: YamlNode | undefined): JsonDocument | undefined {
  const scalar = resolve(nodeAt(csv, almExamplesPath));
  return scalar?.kind === 'scalar' ? parseJson(sourceOf(text, scalar)) : undefined;
}

/** The custom resources of `alm-examples`, in the order of the text; half-written ones included. */
export function customResources(examples: JsonDocument | undefined): readonly CustomResource[] {
  const root = resolve(examples?.root);
  const items = root?.kind === 'map' ? [root] : itemsOf(root);
  return items.flatMap((item) => {
    const node = asMap(item);
    return node ? [{ node, kind: textAt(valueIn(node, 'kind')) ?? '' }] : [];
  });
}
