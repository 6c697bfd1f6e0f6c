import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import { type OwnSchema, schemaAt } from '../schema/schema';
import { onceFor } from '../text/once-for';
import type { YamlNode, YamlScalar } from '../yaml/node';
import { pathOf } from '../yaml/path';
import { walk } from '../yaml/walk';
import { addressPath } from './address-path';
import { contentSpan } from './content-span';
import { descriptor } from './descriptor';
import { imageArchive } from './image-archive';
import { container, deployment, env, kind } from './operator-names';
import { crd, manifestFile, versionPath } from './osc-names';
import {
  type Reference,
  type ReferenceKind,
  type ReferenceResolver,
  type Resolution,
  referenceKinds,
} from './reference';

/** The one table of references. */
export const resolvers: Readonly<Record<ReferenceKind, ReferenceResolver>> = {
  'address-path': addressPath,
  'image-archive': imageArchive,
  kind,
  deployment,
  container,
  env,
  crd,
  'manifest-file': manifestFile,
  descriptor,
  'version-path': versionPath,
};

/** What a reference leads to; worked out once for a snapshot, whichever of the many rules and features asks first. */
export function resolveReference(pkg: ServicePackage, reference: Reference): Resolution {
  const known = resolutionsIn(pkg);
  const found = known.get(reference) ?? resolvers[reference.kind].resolve(pkg, reference);
  known.set(reference, found);
  return found;
}

const resolutionsIn = onceFor((_: ServicePackage) => new Map<Reference, Resolution>());

/** All references of the package: those of mapping.yaml, and of the csd files of an OSC package. */
export const referencesIn = ({ mapping, osc }: ServicePackage): readonly Reference[] => [
  ...(mapping ? referencesOf(mapping.file, 'mapping') : []),
  ...(osc?.definitions ?? []).flatMap(({ file }) => referencesOf(file, 'customServiceDefinition')),
];

/** The strings of a document whose schema says what they refer to. */
export function referencesOf(file: SourceFile, schema: OwnSchema): readonly Reference[] {
  const known = knownIn(file, schema);
  known.all ??= findAll(file, schema);
  return known.all;
}

function findAll(file: SourceFile, schema: OwnSchema): readonly Reference[] {
  const found: Reference[] = [];
  for (const node of walk(file.yaml.root)) {
    const reference = referenceAt(file, schema, node);
    if (reference) found.push(reference);
  }
  return found;
}

/** A scalar as a reference, the same one each time; undefined for what is none: keys, maps, and what its schema does not call one. */
export function referenceAt(
  file: SourceFile,
  schema: OwnSchema,
  node: YamlNode | undefined,
): Reference | undefined {
  if (!node || !isValue(node)) return undefined;
  const { nodes } = knownIn(file, schema);
  if (!nodes.has(node)) nodes.set(node, read(file, schema, node));
  return nodes.get(node);
}

function read(file: SourceFile, schema: OwnSchema, node: YamlScalar): Reference | undefined {
  const path = pathOf(node);
  const refersTo = schemaAt(schema, path)?.refersTo;
  const kindOf = referenceKinds.find((one) => one === refersTo);
  return kindOf && { kind: kindOf, file, path, text: node.text, span: contentSpan(node) };
}

/** What was found in a file by one of our schemas. */
interface Known {
  all?: readonly Reference[];
  readonly nodes: Map<YamlScalar, Reference | undefined>;
}

function knownIn(file: SourceFile, schema: OwnSchema): Known {
  const bySchema = file.derived(noneKnown);
  const known = bySchema.get(schema) ?? { nodes: new Map() };
  bySchema.set(schema, known);
  return known;
}

const noneKnown = () => new Map<OwnSchema, Known>();

const isValue = (node: YamlNode): node is YamlScalar =>
  node.kind === 'scalar' && !(node.parent?.kind === 'entry' && node.parent.key === node);
