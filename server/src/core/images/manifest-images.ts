import type { OperatorSource } from '../package/operator-source';
import type { OscSource } from '../package/osc-source';
import type { SourceFile } from '../package/source-file';
import type { YamlEntry, YamlNode, YamlScalar } from '../yaml/node';
import { nodeAt, pathOf, textAt, valueIn } from '../yaml/path';
import { walk } from '../yaml/walk';
import { isImageReference, parseImageReference } from './image-reference';
import { imageTokens, tokenSpan } from './image-tokens';
import { type OtherUse, wholePart } from './operator-image-use';

/** The image references in the other manifests of an operator package, where the platform replaces nothing (R071, R103). */
export function manifestImages(operator: OperatorSource): readonly OtherUse[] {
  const known = new Set([...operator.versions, operator.manifest?.file, operator.bundleAnnotations]);
  return [...operator.files.values()]
    .filter((file) => /\.ya?ml$/i.test(file.path) && file.isRead && !known.has(file))
    .flatMap((file) => file.derived(usesIn));
}

/** The image references in the manifests of an OSC package beside its csd files and what switches on logs and monitoring (R104). */
export function oscManifestImages(osc: OscSource): readonly OtherUse[] {
  const known = new Set([
    ...osc.definitions.map(({ file }) => file),
    ...osc.monitorConfigs,
    ...osc.logConfigs,
  ]);
  return [...osc.files.values()]
    .filter((file) => file.path.startsWith(`${osc.root}/manifests/`) && /\.ya?ml$/i.test(file.path))
    .filter((file) => file.isRead && !known.has(file))
    .flatMap((file) => file.derived(usesIn));
}

function usesIn(file: SourceFile): readonly OtherUse[] {
  if (imageTokens(file.text).length === 0 && !/^[ -]*["']?image["']?:[ \t]+\S/m.test(file.text)) return [];
  return file.yaml.roots.flatMap((root) => {
    const kind = textAt(valueIn(root, 'kind')) ?? '';
    const workload = `${kind}/${textAt(nodeAt(root, ['metadata', 'name'])) ?? ''}`;
    return [...walk(root)].flatMap((node) =>
      node.kind === 'scalar' && isValue(node)
        ? referencesOf(node, kind).map((one) => use(file, workload, node, one))
        : [],
    );
  });
}

const use = (file: SourceFile, workload: string, node: YamlScalar, reference: string): OtherUse => ({
  kind: 'manifest',
  at: { file: file.path, span: tokenSpan(file, node, reference) },
  workload,
  reference,
  parts: wholePart(node),
});

/** The references in one text. Of a CustomResourceDefinition only the defaults count: the rest is documentation. */
function referencesOf(node: YamlScalar, kind: string): readonly string[] {
  if (kind === 'CustomResourceDefinition' && !pathOf(node).includes('default')) return [];
  if (isImageReference(node.text)) return [node.text];
  if (isContainerImage(node) && parseImageReference(node.text)) return [node.text];
  return imageTokens(node.text);
}

/** `image:` of an element of a list of containers. */
function isContainerImage({ parent }: YamlScalar): boolean {
  const entry: YamlEntry | undefined = parent?.kind === 'entry' ? parent : undefined;
  const list = entry?.name === 'image' ? entry.parent.parent : undefined;
  const holder = list?.kind === 'sequence' ? list.parent : undefined;
  return holder?.kind === 'entry' && /containers$/i.test(holder.name);
}

const isValue = (node: YamlNode): boolean => !(node.parent?.kind === 'entry' && node.parent.key === node);
