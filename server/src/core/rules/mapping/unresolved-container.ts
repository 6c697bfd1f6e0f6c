import { containerTypes } from '../../operator/deployments';
import { edit, type Fix } from '../../package/edit';
import type { ContainerEntry, Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import type { Reference } from '../../references/reference';
import { referencesIn, resolveReference } from '../../references/references';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { namingFixes } from './operator-names';
import { ownerResolves } from './operator-owner';

const csv = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                containers:
                  - name: manager
#- images/mapping.yaml
`;

/** R157: a container that the deployment does not have, or not of this type. */
export const unresolvedContainer: Rule = {
  code: 'mapping/unresolved-container',
  severity: 'error',
  spec: ['R157'],
  summary: text('A container that the deployment does not have', 'deployment 中没有该容器'),
  rationale: text(
    'The platform replaces the image of the container with this type and name. When the deployment has none, the image keeps its old address.',
    '平台按类型和名称查找容器并替换其镜像。deployment 中没有该容器时，镜像仍是旧地址。',
  ),
  example: {
    bad: `${csv}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manger
#             ^^^^^^ error mapping/unresolved-container: "etcd-operator" has no container "manger". Did you mean "manager"?
`,
    good: `${csv}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping, operator } = pkg;
    for (const reference of operator?.csv ? referencesIn(pkg) : []) {
      if (
        !mapping ||
        reference.kind !== 'container' ||
        reference.text === '' ||
        !ownerResolves(pkg, reference)
      )
        continue;
      const resolution = resolveReference(pkg, reference);
      const entry = entryAt(mapping, reference);
      if (resolution.state !== 'unresolved' || !entry) continue;
      const type = otherType(pkg, entry);
      yield {
        at: { file: reference.file.path, span: reference.span },
        message: messageOf(entry, type, resolution.suggestions[0]),
        fixes: type ? retype(mapping, entry, type) : namingFixes(pkg, reference, resolution.suggestions[0]),
      };
    }
  },
};

const entryAt = (mapping: Mapping, { span }: Reference): ContainerEntry | undefined =>
  mapping.lifecycle
    .flatMap(({ containers }) => containers)
    .find(({ name }) => name && name.span.start <= span.start && span.end <= name.span.end);

/** The type of the container with this name, when the entry only has the wrong type. */
function otherType(pkg: ServicePackage, { name, type, lifecycle }: ContainerEntry): string | undefined {
  const deployment = pkg.operator?.deployments.find((one) => one.name === lifecycle.deployment?.text);
  const known = containerTypes.some((one) => one === type?.text);
  return known ? deployment?.containers.find((one) => one.name === name?.text)?.type : undefined;
}

function messageOf(
  { name, lifecycle }: ContainerEntry,
  type: string | undefined,
  meant: string | undefined,
): Message {
  const values = {
    name: name?.text ?? '',
    deployment: lifecycle.deployment?.text ?? '',
    type: type ?? '',
    meant: meant ?? '',
  };
  if (type)
    return say(
      '"{name}" is of type "{type}" in "{deployment}"',
      '“{name}”在“{deployment}”中的类型是“{type}”',
      values,
    );
  return meant
    ? say(
        '"{deployment}" has no container "{name}". Did you mean "{meant}"?',
        '“{deployment}”中没有容器“{name}”，是否应为“{meant}”？',
        values,
      )
    : say('"{deployment}" has no such container: "{name}"', '“{deployment}”中没有容器“{name}”', values);
}

const retype = ({ file }: Mapping, { type }: ContainerEntry, meant: string): readonly Fix[] =>
  type
    ? [
        {
          title: say('Change the type to "{meant}"', '将 type 改为“{meant}”', { meant }),
          changes: [edit(file.path, { span: type.span, newText: meant })],
          preferred: true,
          safe: true,
        },
      ]
    : [];
