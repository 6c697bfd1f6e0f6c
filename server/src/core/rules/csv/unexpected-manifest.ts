import { manifestHeads } from '../../operator/manifest-heads';
import { parentOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** SPEC 5.3: what a bundle cannot hold. */
export const unexpectedManifest: Rule = {
  code: 'csv/unexpected-manifest',
  severity: 'warning',
  spec: ['R023', 'R103'],
  summary: text('A resource that an operator bundle cannot hold', 'Operator bundle 不支持的资源'),
  rationale: text(
    'OLM installs only certain kinds of resources beside the ClusterServiceVersion. Others are refused with the whole bundle; workloads belong into spec.install.',
    'OLM 只支持与 ClusterServiceVersion 一起安装特定类型的资源，其他类型会导致整个 bundle 被拒绝；工作负载应写在 spec.install 中。',
  ),
  example: {
    bad: `
#- package/etcd/manifests/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
#- package/etcd/metadata/annotations.yaml
annotations: {}
#- package/etcd/manifests/deployment.yaml
kind: Deployment
metadata:
  name: etcd-operator
#       ^^^^^^^^^^^^^ warning csv/unexpected-manifest: A bundle cannot hold a Deployment
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { operator } = pkg;
    if (operator?.layout !== 'bundle') return;
    for (const path of operator.files.keys()) {
      const inside = path.slice(operator.root.length + 1);
      if (!/^manifests\/(?:\.|.*\/)/.test(inside)) continue;
      yield {
        at: { file: path },
        message: say(
          'A bundle takes neither folders nor hidden files in manifests/',
          'bundle 的 manifests 目录中不能有子目录或隐藏文件',
        ),
      };
    }
    for (const { file, kind, span } of manifestHeads(operator)) {
      const isManifest = parentOf(file.path) === `${operator.root}/manifests`;
      if (!isManifest || bundled.has(kind) || kind.startsWith('Console')) continue;
      yield {
        at: { file: file.path, span },
        message: say('A bundle cannot hold a {kind}', 'bundle 中不能包含 {kind}', { kind }),
      };
    }
  },
};

/** The kinds of registry+v1 (operator-registry, pkg/lib/bundle/supported_resources.go). */
const bundled: ReadonlySet<string> = new Set([
  'ClusterServiceVersion',
  'CustomResourceDefinition',
  'Secret',
  'ConfigMap',
  'Service',
  'ServiceAccount',
  'Role',
  'RoleBinding',
  'ClusterRole',
  'ClusterRoleBinding',
  'PrometheusRule',
  'ServiceMonitor',
  'PodMonitor',
  'PodDisruptionBudget',
  'PriorityClass',
  'VerticalPodAutoscaler',
  'NetworkPolicy',
]);
