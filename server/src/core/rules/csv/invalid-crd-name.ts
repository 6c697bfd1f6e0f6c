import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { currentVersion } from './version-file';

/** C8: an owned CRD is named `plural.group`. */
export const invalidCrdName: Rule = {
  code: 'csv/invalid-crd-name',
  severity: 'warning',
  spec: ['R061'],
  summary: text(
    'The name of an owned CRD is not of the form plural.group',
    'CRD 名称不是“复数名.组名”的形式',
  ),
  rationale: text(
    'Kubernetes names a CRD by the plural of its kind and its group. Under another name the operator waits for a CRD that never comes.',
    'Kubernetes 的 CRD 名称为“复数名.组名”。名称不符时，Operator 会一直等待不存在的 CRD。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  customresourcedefinitions:
    owned:
      - name: EtcdCluster
#             ^^^^^^^^^^^ warning csv/invalid-crd-name: "EtcdCluster" is no name of a CRD: write plural.group, like etcdclusters.etcd.database.coreos.com
        kind: EtcdCluster
        version: v1beta2
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const { node, name, source } of csv?.ownedApis ?? []) {
      const value = resolve(entryOf(node, 'name')?.value);
      if (!csv || source !== 'crd' || name === '' || !value || /^[a-z0-9-]+\.[a-z0-9.-]+$/.test(name))
        continue;
      yield {
        at: { file: csv.file.path, span: value.span },
        message: say(
          '"{name}" is no name of a CRD: write plural.group, like etcdclusters.etcd.database.coreos.com',
          '“{name}”不是合法的 CRD 名称：应为“复数名.组名”，如 etcdclusters.etcd.database.coreos.com',
          { name },
        ),
      };
    }
  },
};
