import type { ClusterServiceVersion } from '../operator/cluster-service-version';
import type { CustomResource } from '../operator/custom-resources';
import type { Container } from '../operator/deployments';
import {
  type AddressRole,
  addressRoles,
  type ContainerEntry,
  type EnvEntry,
  type InstanceEntry,
  type Mapping,
} from '../package/mapping';
import { followDotPath } from '../references/dot-path';
import type { YamlNode, YamlScalar } from '../yaml/node';
import { resolve, valueIn } from '../yaml/path';

/** One text in a ClusterServiceVersion that the platform replaces, and the entry of mapping.yaml that says so. */
export interface OperatorWrite {
  readonly node: YamlScalar;
  readonly role: AddressRole;
  readonly entry: InstanceEntry | ContainerEntry | EnvEntry;
  /** The custom resource in which the text stands; absent for containers and their variables. */
  readonly resource?: CustomResource;
  /** The path that led there, for custom resources. */
  readonly path?: string;
}

/** Every text that the entries of a mapping replace in a ClusterServiceVersion; entries that lead nowhere yield nothing. */
export const operatorWrites = (csv: ClusterServiceVersion, mapping: Mapping): readonly OperatorWrite[] => [
  ...mapping.lifecycle.flatMap((lifecycle) =>
    lifecycle.containers.flatMap((entry) => containerWrites(csv, entry)),
  ),
  ...mapping.instances.flatMap((entry) => instanceWrites(csv, entry)),
];

/** The container that an entry means; undefined when there is none of its deployment, type and name. */
export const containerOf = (csv: ClusterServiceVersion, entry: ContainerEntry): Container | undefined =>
  csv.deployments
    .filter(({ name }) => name === entry.lifecycle.deployment?.text)
    .flatMap(({ containers }) => containers)
    .find(({ name, type }) => name === entry.name?.text && type === (entry.type?.text ?? type));

function containerWrites(csv: ClusterServiceVersion, entry: ContainerEntry): readonly OperatorWrite[] {
  const container = containerOf(csv, entry);
  if (!container) return [];
  const variables = entry.env.flatMap((one) => {
    const variable = container.env.find(({ name }) => name === one.name?.text);
    return variable ? write(valueIn(variable.node, 'value'), 'fullAddress', one) : [];
  });
  return [...write(container.image?.value, 'fullAddress', entry), ...variables];
}

/** Several custom resources of one kind are all written, where they have the path. */
const instanceWrites = (csv: ClusterServiceVersion, entry: InstanceEntry): readonly OperatorWrite[] =>
  csv.customResources
    .filter(({ kind }) => kind === entry.kind?.text)
    .flatMap((resource) =>
      entry.address.flatMap(({ text, addressRole }) => {
        const role = addressRoles.find((one) => one === addressRole);
        const target = text === '' ? undefined : followDotPath(resource.node, text);
        if (!role || !target?.complete) return [];
        return write(target.node, role, entry).map((one) => ({ ...one, resource, path: text }));
      }),
    );

function write(
  target: YamlNode | undefined,
  role: AddressRole,
  entry: OperatorWrite['entry'],
): readonly OperatorWrite[] {
  const node = resolve(target);
  return node?.kind === 'scalar' ? [{ node, role, entry }] : [];
}
