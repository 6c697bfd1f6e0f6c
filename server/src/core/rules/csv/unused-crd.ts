import { parentOf } from '../../package/images-folder';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { definitions, exampleOwner } from './definitions';
import { soundVersion } from './version-file';

/** SPEC 5.3: a CRD in the package that the operator does not own. */
export const unusedCrd: Rule = {
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
    bad: `${exampleOwner}#- package/etcd/crds.yaml
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
