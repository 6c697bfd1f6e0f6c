import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node';
import { asMap, entryOf, itemsOf, nodeAt, textAt, valueIn } from '../yaml/path';

/** The container types of mapping.yaml (PG 2.3.4) and the lists of a pod that they stand for. */
export const containerLists = {
  initContainer: 'initContainers',
  container: 'containers',
  ephemeralContainer: 'ephemeralContainers',
} as const;
export type ContainerType = keyof typeof containerLists;
export const containerTypes = Object.keys(containerLists) as readonly ContainerType[];

/** A named element of a list in the ClusterServiceVersion. */
export interface Named {
  readonly node: YamlMap;
  /** The name; `''` when it is not written. */
  readonly name: string;
  /** The `name:` entry. */
  readonly nameEntry: YamlEntry | undefined;
}

/** A container of a deployment. */
export interface Container extends Named {
  readonly type: ContainerType;
  readonly deployment: Deployment;
  /** The `image:` entry. */
  readonly image: YamlEntry | undefined;
  readonly env: readonly Named[];
}

/** A deployment in `spec.install.spec.deployments`. */
export interface Deployment extends Named {
  readonly containers: readonly Container[];
}

/** The deployments of a ClusterServiceVersion; half-written ones included. */
export function deploymentsOf(csv: YamlNode | undefined): readonly Deployment[] {
  return named(nodeAt(csv, ['spec', 'install', 'spec', 'deployments'])).map((one) => {
    const containers: Container[] = [];
    const deployment: Deployment = { ...one, containers };
    const pod = nodeAt(one.node, ['spec', 'template', 'spec']);
    for (const type of containerTypes) {
      for (const container of named(valueIn(pod, containerLists[type]))) {
        const env = named(valueIn(container.node, 'env'));
        containers.push({ ...container, type, deployment, image: entryOf(container.node, 'image'), env });
      }
    }
    return deployment;
  });
}

const named = (list: YamlNode | undefined): readonly Named[] =>
  itemsOf(list).flatMap((item) => {
    const node = asMap(item);
    return node
      ? [{ node, name: textAt(valueIn(node, 'name')) ?? '', nameEntry: entryOf(node, 'name') }]
      : [];
  });
