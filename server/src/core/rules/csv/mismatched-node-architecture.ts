import { declaredArchitectures } from '../../package/declared-architectures';
import { platformArchitecture } from '../../references/image-archive';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { itemsOf, nodeAt, resolve, textAt, valueIn } from '../../yaml/path';
import { walk } from '../../yaml/walk';
import type { Rule } from '../rule';
import { currentVersion, textIn } from './version-file';

/** R110: a deployment that is bound to one of several declared architectures. */
export const mismatchedNodeArchitecture: Rule = {
  code: 'csv/mismatched-node-architecture',
  severity: 'warning',
  spec: ['R110'],
  summary: text(
    'A deployment that is bound to one of the declared architectures',
    'deployment 只能运行在所声明架构中的一种上',
  ),
  rationale: text(
    'One set of files serves all architectures that the service declares. A deployment that asks for nodes of one architecture stays pending on the others.',
    '同一套资源文件要支持服务声明的所有架构。限定了节点架构的 Deployment 在其他架构上会一直处于 Pending。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    architecture: x86_64,aarch64
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                nodeSelector:
                  kubernetes.io/arch: amd64
#                 ^^^^^^^^^^^^^^^^^^ warning csv/mismatched-node-architecture: Only nodes of amd64 are taken, but the service declares aarch64 too
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const declared = declaredArchitectures(pkg);
    for (const { node } of declared.size > 1 ? (csv?.deployments ?? []) : []) {
      const pod = nodeAt(node, ['spec', 'template', 'spec']);
      for (const { span, taken } of [
        ...selected(valueIn(pod, 'nodeSelector')),
        ...demanded(valueIn(pod, 'affinity')),
      ]) {
        const refused = [...declared].filter(
          (one) => !taken.some((name) => platformArchitecture(name) === one),
        );
        if (!csv || taken.length === 0 || refused.length === 0) continue;
        yield {
          at: { file: csv.file.path, span },
          message: say(
            'Only nodes of {taken} are taken, but the service declares {refused} too',
            '只会调度到 {taken} 节点，而服务还声明了 {refused}',
            { taken: taken.join(', '), refused: refused.join(', ') },
          ),
        };
      }
    }
  },
};

const isArchitectureLabel = (name: string): boolean => /^(?:beta\.)?kubernetes\.io\/arch$/.test(name);

interface Demand {
  readonly span: { readonly start: number; readonly end: number };
  /** The architectures that nodes may have. */
  readonly taken: readonly string[];
}

function selected(selector: ReturnType<typeof valueIn>): readonly Demand[] {
  const map = resolve(selector);
  const entries = map?.kind === 'map' ? map.entries : [];
  return entries
    .filter(({ name }) => isArchitectureLabel(name))
    .map((entry) => ({ span: keySpan(entry), taken: [textAt(entry.value) ?? ''].filter(Boolean) }));
}

/** `matchExpressions` of what is required; what is only preferred binds nothing. */
function demanded(affinity: ReturnType<typeof valueIn>): readonly Demand[] {
  const required = nodeAt(affinity, ['nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution']);
  return [...walk(required)].flatMap((node) => {
    const isDemand =
      node.kind === 'map' && isArchitectureLabel(textIn(node, 'key')) && textIn(node, 'operator') === 'In';
    if (!isDemand) return [];
    return [
      { span: node.span, taken: itemsOf(valueIn(node, 'values')).flatMap((item) => textAt(item) ?? []) },
    ];
  });
}
