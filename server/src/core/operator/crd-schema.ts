import type { SourceFile } from '../package/source-file';
import type { YamlEntry, YamlNode } from '../yaml/node';
import { asMap, entryOf, itemsOf, nodeAt, resolve, textAt, valueIn } from '../yaml/path';

/** A field that is looked up in the schema of a CRD; the state is `unknown` where the schema takes any field. */
export interface FoundField {
  readonly state: 'there' | 'missing' | 'unknown';
  /** The key of the field, with its schema as the value; undefined unless it is there. */
  readonly entry?: YamlEntry;
}

/** The parts of a custom resource that have fields of their own. */
export type ResourcePart = 'spec' | 'status';

/** The CRD of a name among files. */
export const crdNamed = (crds: readonly SourceFile[], name: string | undefined): SourceFile | undefined =>
  crds.find((file) => textAt(nodeAt(file.yaml.root, ['metadata', 'name'])) === name);

/** Looks a dotted path below `spec` or `status` up in the schemas of all versions of a CRD; the newest that has it is told. */
export function findField(crd: SourceFile, part: ResourcePart, path: string): FoundField {
  const found = schemasOf(crd).map((top) => findIn(top, [part, ...steps(path)]));
  const unknown = found.length === 0 || found.some(({ state }) => state === 'unknown');
  return (
    found.find(({ state }) => state === 'there' && !unknown) ?? { state: unknown ? 'unknown' : 'missing' }
  );
}

/**
 * The fields below `spec` or `status`, as dotted paths, in the newest schema of a CRD that names some: those right below
 * first, at most so many.
 */
export function fieldsBelow(
  crd: SourceFile,
  part: ResourcePart,
  most: number,
): readonly { readonly path: string; readonly entry: YamlEntry }[] {
  const tops = schemasOf(crd).map((top) => nodeAt(top, ['properties', part]));
  const top = tops.find((one) => asMap(valueIn(one, 'properties')) !== undefined);
  const found = fieldsIn(top, '').slice(0, most);
  // What is found on the way is gone through too.
  for (const { path, entry } of found) {
    if (path.split('.').length > deepestField) break;
    const items = valueIn(entry.value, 'items');
    const below = [...fieldsIn(entry.value, `${path}.`), ...fieldsIn(items, `${path}[0].`)];
    found.push(...below.slice(0, most - found.length));
  }
  return found;
}

/** The pod template of a workload lies some ten fields deep. */
const deepestField = 12;

const fieldsIn = (schema: YamlNode | undefined, prefix: string) =>
  (asMap(valueIn(schema, 'properties'))?.entries ?? [])
    .filter(({ name }) => name !== '')
    .map((entry) => ({ path: prefix + entry.name, entry }));

/** The schemas of a CRD, that of the newest version first; `validation` is where apiextensions v1beta1 has it. */
function schemasOf({ yaml: { root } }: SourceFile): readonly YamlNode[] {
  const versions = itemsOf(nodeAt(root, ['spec', 'versions'])).toReversed();
  return [
    ...versions.map((one) => nodeAt(one, ['schema', 'openAPIV3Schema'])),
    nodeAt(root, ['spec', 'validation', 'openAPIV3Schema']),
  ].filter((one) => one !== undefined);
}

/** `a[0].b` and `a.0.b` both mean the items of a list. */
const steps = (path: string): readonly string[] => path.replace(/\[(\d+)\]/g, '.$1').split('.');

function findIn(top: YamlNode, path: readonly string[]): FoundField {
  let node: YamlNode | undefined = top;
  let entry: YamlEntry | undefined;
  for (const step of path) {
    const items = valueIn(node, 'items');
    const properties = asMap(valueIn(node, 'properties'));
    if (items && /^\d+$/.test(step)) node = items;
    else if (isOpen(node) || !properties) return { state: 'unknown' };
    else {
      entry = entryOf(properties, step);
      node = resolve(entry?.value);
    }
    if (!entry || !node) return { state: 'missing' };
  }
  return { state: 'there', ...(entry ? { entry } : {}) };
}

/** Whether a schema takes fields that it does not name. */
const isOpen = (node: YamlNode | undefined): boolean =>
  [
    'x-kubernetes-preserve-unknown-fields',
    'additionalProperties',
    'x-kubernetes-embedded-resource',
    '$ref',
  ].some((key) => valueIn(node, key) !== undefined);
