import type { SourceFile } from '../package/source-file';
import type { YamlNode } from '../yaml/node';
import { asMap, itemsOf, nodeAt, textAt, valueIn } from '../yaml/path';

/** Whether the schema of a CRD has a field; `unknown` where it says nothing about fields. */
export type FieldState = 'there' | 'missing' | 'unknown';

/** The CRD of a name among files. */
export const crdNamed = (crds: readonly SourceFile[], name: string | undefined): SourceFile | undefined =>
  crds.find((file) => textAt(nodeAt(file.yaml.root, ['metadata', 'name'])) === name);

/** Whether a dotted path below `spec` or `status` is in the schema of any version of a CRD. */
export function fieldState(crd: SourceFile, part: 'spec' | 'status', path: string): FieldState {
  const root = crd.yaml.root;
  const tops = [
    ...itemsOf(nodeAt(root, ['spec', 'versions'])).map((one) => nodeAt(one, ['schema', 'openAPIV3Schema'])),
    nodeAt(root, ['spec', 'validation', 'openAPIV3Schema']),
  ];
  const states = tops.filter((top) => top !== undefined).map((top) => stateIn(top, [part, ...steps(path)]));
  if (states.length === 0 || states.includes('unknown')) return 'unknown';
  return states.includes('there') ? 'there' : 'missing';
}

/** The fields right below `spec` or `status` in the newest schema of a CRD that names some. */
export function fieldNames(crd: SourceFile, part: 'spec' | 'status'): readonly string[] {
  const versions = itemsOf(nodeAt(crd.yaml.root, ['spec', 'versions'])).toReversed();
  const maps = versions.map((one) =>
    asMap(nodeAt(one, ['schema', 'openAPIV3Schema', 'properties', part, 'properties'])),
  );
  return maps.find((map) => map !== undefined)?.entries.map(({ name }) => name) ?? [];
}

/** `a[0].b` and `a.0.b` both mean the items of a list. */
const steps = (path: string): readonly string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.');

function stateIn(top: YamlNode, path: readonly string[]): FieldState {
  let node: YamlNode | undefined = top;
  for (const step of path) {
    const properties = asMap(valueIn(node, 'properties'));
    const items = valueIn(node, 'items');
    if (items && /^\d+$/.test(step)) node = items;
    else if (isOpen(node) || !properties) return 'unknown';
    else node = valueIn(properties, step);
    if (!node) return 'missing';
  }
  return 'there';
}

/** Whether a schema takes fields that it does not name. */
const isOpen = (node: YamlNode | undefined): boolean =>
  [
    'x-kubernetes-preserve-unknown-fields',
    'additionalProperties',
    'x-kubernetes-embedded-resource',
    '$ref',
  ].some((key) => valueIn(node, key) !== undefined);
