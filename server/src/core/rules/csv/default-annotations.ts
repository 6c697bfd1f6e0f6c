import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { OwnedApi } from '../../operator/owned-apis';
import { architectures } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { nodeAt, textAt, valueIn } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import { annotationOf, textIn } from './version-file';

/** The annotations that the guide makes mandatory for a ClusterServiceVersion (PG 2.2.3). */
export const mandatoryAnnotations = [
  'alm-examples',
  'source',
  'categories',
  'architecture',
  'scenes',
  'description',
] as const;
export type MandatoryAnnotation = (typeof mandatoryAnnotations)[number];

/** What stands behind the key of a mandatory annotation, as YAML: what follows from the package, else the most usual. */
export function defaultAnnotation(
  pkg: ServicePackage,
  csv: ClusterServiceVersion,
  key: MandatoryAnnotation,
): string {
  switch (key) {
    case 'alm-examples':
      return examples(csv.ownedApis);
    case 'source':
      return 'ISV';
    case 'categories':
      return writeScalar(textAt(annotationOf(csv, 'category')?.value) || 'Others');
    case 'architecture':
      return architecture(pkg, csv);
    case 'scenes':
      return 'CCE';
    case 'description':
      return writeScalar(description(csv));
  }
}

/** An example of each API that the operator owns, as a block of JSON. */
function examples(owned: readonly OwnedApi[]): string {
  const resources = owned
    .filter(({ kind }) => kind !== '')
    .map(({ group, version, kind }) => ({
      apiVersion: [group, version].filter(Boolean).join('/'),
      kind,
      metadata: { name: `example-${kind.toLowerCase()}` },
      spec: {},
    }));
  if (resources.length === 0) return "'[]'";
  const lines = JSON.stringify(resources, null, 2).split('\n');
  return ['|-', ...lines.map((line) => `  ${line}`)].join('\n');
}

/** The architectures that mapping.yaml ships images for, else those that the labels of the operator name, else x86_64. */
function architecture({ mapping }: ServicePackage, csv: ClusterServiceVersion): string {
  const keys = mapping?.images.flatMap(({ packages }) => packages.map((one) => one.architecture)) ?? [];
  const labels = nodeAt(csv.root, ['metadata', 'labels']);
  const isLabelled = (name: string): boolean =>
    textAt(valueIn(labels, `operatorframework.io/arch.${name}`)) === 'supported';
  const shipped = architectures.filter((one) => keys.includes(one));
  const labelled = architectures.filter((one) => isLabelled(one === 'x86_64' ? 'amd64' : 'arm64'));
  return (shipped[0] ? shipped : labelled[0] ? labelled : ['x86_64']).join(',');
}

const longestDescription = 135;

/** The first sentence of the operator's own description, without Markdown; else its name. */
function description({ spec, name }: ClusterServiceVersion): string {
  const paragraph = textIn(spec, 'description')
    .split('\n')
    .map((line) => plainText(line))
    .find((line) => /\w{3}.*\s\S/.test(line));
  const sentence = /^.*?[.!?。](?=\s|$)/.exec(paragraph ?? '')?.[0] ?? paragraph ?? '';
  const whole = sentence || textIn(spec, 'displayName') || name || 'An operator';
  return whole.length <= longestDescription
    ? whole
    : `${whole.slice(0, longestDescription).replace(/\s\S*$/, '')} …`;
}

const plainText = (line: string): string =>
  /^\s*(?:#|[-*+]\s|\||```|!\[)/.test(line)
    ? ''
    : line
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[*_`]+/g, '')
        .trim();
