import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import { type OwnSchema, schemaAt } from '../schema/schema';
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

/** What a reference leads to. */
export const resolveReference = (pkg: ServicePackage, reference: Reference): Resolution =>
  resolvers[reference.kind].resolve(pkg, reference);

/** All references of the package: those of mapping.yaml, and of the csd files of an OSC package. */
export const referencesIn = ({ mapping, osc }: ServicePackage): readonly Reference[] => [
  ...(mapping ? referencesOf(mapping.file, 'mapping') : []),
  ...(osc?.definitions ?? []).flatMap(({ file }) => referencesOf(file, 'customServiceDefinition')),
];

/** The strings of a document whose schema says what they refer to. */
export function referencesOf(file: SourceFile, schema: OwnSchema): readonly Reference[] {
  const found: Reference[] = [];
  for (const node of walk(file.yaml.root)) {
    const reference = referenceAt(file, schema, node);
    if (reference) found.push(reference);
  }
  return found;
}

/** A scalar as a reference; undefined for what is none: keys, maps, and what its schema does not call one. */
export function referenceAt(
  file: SourceFile,
  schema: OwnSchema,
  node: YamlNode | undefined,
): Reference | undefined {
  if (!node || !isValue(node)) return undefined;
  const path = pathOf(node);
  const refersTo = schemaAt(schema, path)?.refersTo;
  const kindOf = referenceKinds.find((one) => one === refersTo);
  return kindOf && { kind: kindOf, file, path, text: node.text, span: contentSpan(node) };
}

const isValue = (node: YamlNode): node is YamlScalar =>
  node.kind === 'scalar' && !(node.parent?.kind === 'entry' && node.parent.key === node);
