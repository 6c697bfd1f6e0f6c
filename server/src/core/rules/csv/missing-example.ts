import type { OwnedApi } from '../../operator/owned-apis';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { currentVersion, textIn } from './version-file';

/** C10: an API of the operator without an example. */
export const missingExample: Rule = {
  code: 'csv/missing-example',
  severity: 'information',
  spec: ['R063', 'R151'],
  summary: text(
    'A kind of the operator without an example in alm-examples',
    'Operator 的某个 kind 没有 alm-examples 示例',
  ),
  rationale: text(
    'Customers start from the example of a kind, and mapping.yaml can replace images only in kinds that have one.',
    '客户以示例为模板创建实例，映射文件也只能替换有示例的 kind 中的镜像。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"apiVersion":"etcd.database.coreos.com/v1beta2","kind":"EtcdCluster"}]'
spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
      - name: etcdbackups.etcd.database.coreos.com
        kind: EtcdBackup
#       ^^^^ information csv/missing-example: "EtcdBackup" has no example in alm-examples
        version: v1beta2
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    if (!csv?.examples?.root || csv.examples.problems.length > 0) return;
    for (const api of csv.ownedApis) {
      const entry = entryOf(api.node, 'kind');
      if (
        !entry ||
        api.kind === '' ||
        csv.customResources.some((one) => isExampleOf(api, one.kind, textIn(one.node, 'apiVersion')))
      )
        continue;
      yield {
        at: { file: csv.file.path, span: keySpan(entry) },
        message: say('"{kind}" has no example in alm-examples', '“{kind}”在 alm-examples 中没有示例', {
          kind: api.kind,
        }),
      };
    }
  },
};

/** Whether a resource is an example of an API; another version of the same kind counts. */
const isExampleOf = (api: OwnedApi, kind: string, apiVersion: string): boolean =>
  kind === api.kind &&
  (apiVersion === '' || apiVersion.split('/')[0] === api.group || !apiVersion.includes('/'));
