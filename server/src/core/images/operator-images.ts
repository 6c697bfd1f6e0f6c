import type { ClusterServiceVersion } from '../operator/cluster-service-version';
import type { CustomResource } from '../operator/custom-resources';
import type { Container, Deployment } from '../operator/deployments';
import type { OperatorSource } from '../package/operator-source';
import type { YamlNode, YamlScalar } from '../yaml/node';
import { entryOf, itemsOf, resolve, valueIn } from '../yaml/path';
import { type ImageField, imageFields } from './image-fields';
import { isImageReference } from './image-reference';
import { imageTokens, tokenSpan } from './image-tokens';
import { manifestImages } from './manifest-images';
import { type OperatorImageUse, wholePart } from './operator-image-use';
import { variableUses } from './variable-images';

/** Every place in an operator package that names an image, in the order of the files: those of the installed version first. */
export function operatorImages(operator: OperatorSource): readonly OperatorImageUse[] {
  const kept = operator.results.get('images');
  if (kept instanceof ImageList) return kept.uses;
  const list = new ImageList(operator);
  operator.results.set('images', list);
  return list.uses;
}

/** The uses of one snapshot, as a value that the snapshot can keep. */
class ImageList {
  readonly uses: readonly OperatorImageUse[];

  constructor(operator: OperatorSource) {
    const { csv } = operator;
    const own = csv
      ? [...csv.deployments.flatMap((one) => deploymentUses(csv, one)), ...resourceUses(csv)]
      : [];
    const shown = csv ? [...annotationUses(csv), ...relatedUses(csv)] : [];
    this.uses = [...own, ...shown, ...manifestImages(operator)];
  }
}

const deploymentUses = (csv: ClusterServiceVersion, deployment: Deployment): readonly OperatorImageUse[] =>
  deployment.containers.flatMap((container) => [
    ...imageUse(csv, container),
    ...variableUses(csv.file, container),
    ...argumentUses(csv, container),
  ]);

/** The name of the workload that a deployment of the ClusterServiceVersion makes. */
export const workloadOf = ({ name }: Deployment): string => `Deployment/${name}`;

function imageUse({ file }: ClusterServiceVersion, container: Container): readonly OperatorImageUse[] {
  const node = resolve(container.image?.value);
  if (node?.kind !== 'scalar' || node.text === '') return [];
  return [
    {
      kind: 'container',
      at: { file: file.path, span: node.span },
      workload: workloadOf(container.deployment),
      container: container.name,
      reference: node.text,
      parts: wholePart(node),
      target: container,
    },
  ];
}

/** References in `args` and `command`. */
function argumentUses({ file }: ClusterServiceVersion, container: Container): readonly OperatorImageUse[] {
  const words = ['command', 'args'].flatMap((key) => scalarsOf(valueIn(container.node, key)));
  return words.flatMap((node) =>
    imageTokens(node.text).map((reference) => ({
      kind: 'argument' as const,
      at: { file: file.path, span: tokenSpan(file, node, reference) },
      workload: workloadOf(container.deployment),
      container: container.name,
      reference,
      parts: wholePart(node),
    })),
  );
}

const resourceUses = (csv: ClusterServiceVersion): readonly OperatorImageUse[] =>
  fieldsOf(csv).flatMap(({ resource, fields }) =>
    fields.map((field) => ({
      kind: 'custom-resource' as const,
      at: { file: csv.file.path, span: field.parts[0].node.span },
      workload: `${resource.kind}/${resource.name}`,
      reference: field.reference,
      parts: field.parts,
      resource,
      ...(field.doubt ? { doubt: field.doubt } : {}),
    })),
  );

/** The images of each custom resource; looked for again only when the examples change. */
function fieldsOf(csv: ClusterServiceVersion): FieldList['all'] {
  const kept = csv.examplesResults.get('images');
  if (kept instanceof FieldList) return kept.all;
  const list = new FieldList(csv.customResources);
  csv.examplesResults.set('images', list);
  return list.all;
}

class FieldList {
  readonly all: readonly { readonly resource: CustomResource; readonly fields: readonly ImageField[] }[];

  constructor(resources: readonly CustomResource[]) {
    this.all = resources.map((resource) => ({ resource, fields: imageFields(resource.node) }));
  }
}

/** `containerImage` and other annotations that hold a reference; the platform shows them. */
function annotationUses({ file, annotations }: ClusterServiceVersion): readonly OperatorImageUse[] {
  return (annotations?.entries ?? []).flatMap(({ name, value }) => {
    const node = resolve(value);
    const isImage = node?.kind === 'scalar' && (isImageReference(node.text) || name === 'containerImage');
    return isImage && node.text !== ''
      ? [shownUse('annotation', file.path, `metadata.annotations.${name}`, node)]
      : [];
  });
}

const relatedUses = ({ file, spec }: ClusterServiceVersion): readonly OperatorImageUse[] =>
  itemsOf(valueIn(spec, 'relatedImages')).flatMap((item) => {
    const node = resolve(entryOf(item, 'image')?.value);
    return node?.kind === 'scalar' && node.text !== ''
      ? [shownUse('related', file.path, 'spec.relatedImages', node)]
      : [];
  });

const shownUse = (
  kind: 'annotation' | 'related',
  file: string,
  workload: string,
  node: YamlScalar,
): OperatorImageUse => ({
  kind,
  at: { file, span: node.span },
  workload,
  reference: node.text,
  parts: wholePart(node),
});

const scalarsOf = (list: YamlNode | undefined): readonly YamlScalar[] =>
  itemsOf(list).flatMap((item) => {
    const node = resolve(item);
    return node?.kind === 'scalar' ? [node] : [];
  });
