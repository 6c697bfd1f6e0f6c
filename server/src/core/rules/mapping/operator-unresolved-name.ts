import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { Reference, ReferenceKind } from '../../references/reference';
import { referencesIn, resolveReference, resolvers } from '../../references/references';
import { type Message, say, text } from '../../text/message';
import { writeScalar } from '../../yaml/write-scalar';
import type { Finding, Rule } from '../rule';
import { ownerResolves } from './operator-owner';

const csv = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"quay.io/coreos/etcd:v3.5.0"}}]'
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
                    image: quay.io/coreos/etcd-operator:v0.9.4
                    env:
                      - name: RELATED_IMAGE_ETCD
                        value: quay.io/coreos/etcd:v3.5.0
#- images/mapping.yaml
`;

/** R151: a kind that alm-examples does not have. */
export const unresolvedKind: Rule = {
  code: 'mapping/unresolved-kind',
  severity: 'error',
  spec: ['R151'],
  summary: text('A kind that alm-examples does not have', 'alm-examples 中没有该 kind'),
  rationale: text(
    'The platform looks for the custom resource of this kind in alm-examples. When there is none, nothing is replaced and the instance pulls the old image.',
    '平台在 alm-examples 中查找该 kind 的自定义资源。找不到时不会替换任何地址，实例仍拉取旧镜像。',
  ),
  example: {
    bad: `${csv}instance:
  - kind: EtcdClusters
#         ^^^^^^^^^^^^ error mapping/unresolved-kind: alm-examples has no custom resource of kind "EtcdClusters". Did you mean "EtcdCluster"?
    image: etcd
`,
    good: `${csv}instance:
  - kind: EtcdCluster
    image: etcd
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(
      pkg,
      'kind',
      say(
        'alm-examples has no custom resource of kind "{name}"',
        'alm-examples 中没有类型为“{name}”的自定义资源',
      ),
    ),
};

/** R155: a deployment that the ClusterServiceVersion does not have. */
export const unresolvedDeployment: Rule = {
  code: 'mapping/unresolved-deployment',
  severity: 'error',
  spec: ['R155'],
  summary: text(
    'A deployment that the ClusterServiceVersion does not have',
    'ClusterServiceVersion 中没有该 deployment',
  ),
  rationale: text(
    'The platform looks for the name in spec.install.spec.deployments. When it is not there, the images of the operator itself keep their old address.',
    '平台在 spec.install.spec.deployments 中按名称查找。找不到时，Operator 自身的镜像仍是旧地址。',
  ),
  example: {
    bad: `${csv}lifecycle:
  - deployment: etcd-operater
#               ^^^^^^^^^^^^^ error mapping/unresolved-deployment: the ClusterServiceVersion has no deployment "etcd-operater". Did you mean "etcd-operator"?
    containers: []
`,
    good: `${csv}lifecycle:
  - deployment: etcd-operator
    containers: []
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(
      pkg,
      'deployment',
      say(
        'the ClusterServiceVersion has no deployment "{name}"',
        'ClusterServiceVersion 中没有名为“{name}”的 deployment',
      ),
    ),
};

/** R160: an environment variable that the container does not have. */
export const unresolvedEnv: Rule = {
  code: 'mapping/unresolved-env',
  severity: 'error',
  spec: ['R160'],
  summary: text('A variable that the container does not have', '容器中没有该环境变量'),
  rationale: text(
    'The platform replaces the value of the variable with this name. When the container has none, nothing is replaced and the operator hands out the old address.',
    '平台替换该名称的环境变量的值。容器中没有该变量时不会替换，Operator 仍下发旧地址。',
  ),
  example: {
    bad: `${csv}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        env:
          - name: RELATED_IMAGE_ETC
#                 ^^^^^^^^^^^^^^^^^ error mapping/unresolved-env: the container has no variable "RELATED_IMAGE_ETC". Did you mean "RELATED_IMAGE_ETCD"?
`,
    good: `${csv}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        env:
          - name: RELATED_IMAGE_ETCD
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(pkg, 'env', say('the container has no variable "{name}"', '该容器没有环境变量“{name}”')),
};

/** The references of one kind that lead nowhere although what they stand in does lead somewhere. */
function* unresolved(pkg: ServicePackage, kind: ReferenceKind, message: Message): Generator<Finding> {
  for (const reference of pkg.operator?.csv ? referencesIn(pkg) : []) {
    if (reference.kind !== kind || reference.text === '' || !ownerResolves(pkg, reference)) continue;
    const resolution = resolveReference(pkg, reference);
    if (resolution.state !== 'unresolved') continue;
    yield {
      at: { file: reference.file.path, span: reference.span },
      message: asking(message, reference.text, resolution.suggestions[0]),
      fixes: namingFixes(pkg, reference, resolution.suggestions[0]),
    };
  }
}

function asking({ text: { en, 'zh-cn': zh } }: Message, name: string, meant: string | undefined): Message {
  return meant
    ? say(`${en}. Did you mean "{meant}"?`, `${zh}，是否应为“{meant}”？`, { name, meant })
    : say(en, zh, { name });
}

/** What was meant first, then everything else that could stand there. */
export function namingFixes(
  pkg: ServicePackage,
  reference: Reference,
  meant: string | undefined,
): readonly Fix[] {
  const all = [...resolvers[reference.kind].candidates(pkg, reference)].sort((a, b) => a.rank - b.rank);
  const names = [...new Set([...(meant ? [meant] : []), ...all.map((one) => one.text)])];
  return names.slice(0, 8).map((name) => ({
    title: say('Change to "{name}"', '改为“{name}”', { name }),
    changes: [edit(reference.file.path, { span: reference.span, newText: written(reference, name) })],
    ...(name === meant ? { preferred: true } : {}),
  }));
}

/** A name as it is written inside or outside of quotes. */
const written = ({ file, span }: Reference, name: string): string =>
  /["']/.test(file.text[span.start - 1] ?? '') ? name : writeScalar(name);
