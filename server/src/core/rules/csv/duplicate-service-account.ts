import { manifestHeads } from '../../operator/manifest-heads';
import { say, text } from '../../text/message';
import { itemsOf, nodeAt } from '../../yaml/path';
import type { Rule } from '../rule';
import { currentVersion, textIn } from './version-file';

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
