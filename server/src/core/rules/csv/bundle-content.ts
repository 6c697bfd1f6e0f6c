import { manifestHeads } from '../../operator/manifest-heads';
import { nameOf, parentOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import { itemsOf, nodeAt } from '../../yaml/path';
import type { Rule } from '../rule';
import { currentVersion, textIn } from './version-file';

/** SPEC 5.3: two ClusterServiceVersions in one folder. */
export const duplicateVersion: Rule = {
  code: 'csv/duplicate-version',
  severity: 'warning',
  spec: ['R023'],
  summary: text('Two ClusterServiceVersions in one folder', '同一目录中有多个 ClusterServiceVersion'),
  rationale: text(
    'Each version of an operator has a folder of its own. With two in one folder it is open which of them is installed.',
    '每个版本应位于独立的目录。同一目录中有多个时，无法确定安装哪一个。',
  ),
  example: {
    bad: `
#- package/etcd/0.9.4/a.clusterserviceversion.yaml
kind: ClusterServiceVersion
#- package/etcd/0.9.4/b.clusterserviceversion.yaml
#! warning csv/duplicate-version: "a.clusterserviceversion.yaml" lies in the same folder: give each version a folder of its own
kind: ClusterServiceVersion
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const first = new Map<string, string>();
    for (const { path } of pkg.operator?.versions ?? []) {
      const other = first.get(parentOf(path));
      if (other === undefined) first.set(parentOf(path), path);
      else {
        yield {
          at: { file: path },
          message: say(
            '"{other}" lies in the same folder: give each version a folder of its own',
            '“{other}”位于同一目录：请为每个版本建立独立目录',
            { other: nameOf(other) },
          ),
        };
      }
    }
  },
};

/** SPEC 5.3: a ServiceAccount that OLM makes itself. */
export const duplicateServiceAccount: Rule = {
  code: 'csv/duplicate-service-account',
  severity: 'warning',
  spec: ['R023'],
  summary: text(
    'A ServiceAccount that the ClusterServiceVersion names already',
    'ServiceAccount 与 ClusterServiceVersion 中的重名',
  ),
  rationale: text(
    'OLM creates the service accounts that "permissions" name. One more under the same name in the package is refused.',
    'OLM 会创建“permissions”中的 ServiceAccount，包中再有同名的会被拒绝。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      permissions:
        - serviceAccountName: etcd-operator
          rules: []
#- package/etcd/account.yaml
kind: ServiceAccount
metadata:
  name: etcd-operator
#       ^^^^^^^^^^^^^ warning csv/duplicate-service-account: OLM creates "etcd-operator" itself: remove this file
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const made = ['permissions', 'clusterPermissions'].flatMap((key) =>
      itemsOf(nodeAt(csv?.spec, ['install', 'spec', key])).map((item) => textIn(item, 'serviceAccountName')),
    );
    for (const { file, kind, name, span } of pkg.operator ? manifestHeads(pkg.operator) : []) {
      if (kind !== 'ServiceAccount' || !made.includes(name)) continue;
      yield {
        at: { file: file.path, span },
        message: say(
          'OLM creates "{name}" itself: remove this file',
          'OLM 会自行创建“{name}”：请删除该文件',
          { name },
        ),
      };
    }
  },
};

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
