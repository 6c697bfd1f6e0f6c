import { type ManifestHead, manifestHeads } from '../../operator/manifest-heads';
import type { OwnedApi } from '../../operator/owned-apis';
import { parentOf } from '../../package/images-folder';
import type { OperatorSource } from '../../package/operator-source';
import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { soundVersion } from './version-file';

const csv = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
`;

/** SPEC 5.3: an owned CRD that the package does not bring. */
export const missingCrd: Rule = {
  code: 'csv/missing-crd',
  severity: 'warning',
  spec: ['R023', 'R021'],
  summary: text('An owned CRD without its definition in the package', '“owned”中的 CRD 在包中没有定义文件'),
  rationale: text(
    'The package must be able to deploy the whole service. Without the definition the cluster knows no such resource, and the operator does not start.',
    '部署包应能部署整个服务。缺少 CRD 定义时集群不认识该资源，Operator 无法运行。',
  ),
  example: {
    bad: `${csv.replace(/ +kind: EtcdCluster\n +version: v1beta2\n$/, '')}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/missing-crd: No file of the package defines "etcdclusters.etcd.database.coreos.com"
        kind: EtcdCluster
        version: v1beta2
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const version = soundVersion(pkg);
    if (!version || !pkg.operator) return;
    const defined = new Set(definitions(pkg.operator).map(({ name }) => name));
    for (const api of version.ownedApis) {
      const node = resolve(entryOf(api.node, 'name')?.value);
      if (!isNamedCrd(api) || !node || defined.has(api.name)) continue;
      yield {
        at: { file: version.file.path, span: node.span },
        message: say('No file of the package defines "{name}"', '包中没有文件定义“{name}”', {
          name: api.name,
        }),
      };
    }
  },
};

/** SPEC 5.3: a CRD in the package that the operator does not own. */
export const unownedCrd: Rule = {
  code: 'csv/unused-crd',
  severity: 'warning',
  spec: ['R023'],
  summary: text(
    'A CRD that the ClusterServiceVersion does not own',
    'CRD 未在 ClusterServiceVersion 的“owned”中声明',
  ),
  rationale: text(
    'OLM installs only CRDs that the ClusterServiceVersion names under "owned", and refuses a package with others.',
    'OLM 只安装“owned”中声明的 CRD，存在其他 CRD 时会拒绝该包。',
  ),
  example: {
    bad: `${csv}#- package/etcd/crds.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
---
kind: CustomResourceDefinition
metadata:
  name: etcdbackups.etcd.database.coreos.com
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/unused-crd: The ClusterServiceVersion does not own "etcdbackups.etcd.database.coreos.com"
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const version = soundVersion(pkg);
    if (!version || !pkg.operator) return;
    const owned = new Set(version.ownedApis.map(({ name }) => name));
    const folder = parentOf(version.file.path);
    for (const { file, name, span } of definitions(pkg.operator)) {
      if (name === '' || owned.has(name) || parentOf(file.path) !== folder) continue;
      yield {
        at: { file: file.path, span },
        message: say(
          'The ClusterServiceVersion does not own "{name}"',
          'ClusterServiceVersion 的“owned”中没有“{name}”',
          { name },
        ),
      };
    }
  },
};

/** SPEC 5.3: the same CRD in two files of one version. */
export const duplicateCrd: Rule = {
  code: 'csv/duplicate-crd',
  severity: 'warning',
  spec: ['R023'],
  summary: text('The same CRD twice', 'CRD 重复定义'),
  rationale: text(
    'OLM refuses a package with two definitions of one resource.',
    '同一资源有两份定义时，OLM 会拒绝该包。',
  ),
  example: {
    bad: `${csv}#- package/etcd/crd.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
#- package/etcd/crd2.yaml
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.database.coreos.com
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/duplicate-crd: "etcdclusters.etcd.database.coreos.com" is defined in crd.yaml too
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const seen = new Map<string, ManifestHead>();
    for (const head of pkg.operator ? definitions(pkg.operator) : []) {
      const key = `${parentOf(head.file.path)} ${head.name}`;
      const first = seen.get(key);
      if (!first) seen.set(key, head);
      if (!first || head.name === '') continue;
      yield {
        at: { file: head.file.path, span: head.span },
        message: say('"{name}" is defined in {file} too', '“{name}”在 {file} 中已有定义', {
          name: head.name,
          file: first.file.path.slice(first.file.path.lastIndexOf('/') + 1),
        }),
        related: [
          { at: { file: first.file.path, span: first.span }, message: say('the first one', '第一处') },
        ],
      };
    }
  },
};

const definitions = (operator: OperatorSource): readonly ManifestHead[] =>
  manifestHeads(operator).filter(({ kind }) => kind === 'CustomResourceDefinition');

const isNamedCrd = ({ source, name }: OwnedApi): boolean => source === 'crd' && name !== '';
