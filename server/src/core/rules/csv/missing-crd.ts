import type { OwnedApi } from '../../operator/owned-apis';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { definitions, exampleOwner } from './definitions';
import { soundVersion } from './version-file';

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
    bad: `${exampleOwner.replace(/ +kind: EtcdCluster\n +version: v1beta2\n$/, '')}#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/missing-crd: No file of the package defines "etcdclusters.etcd.database.coreos.com"
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
    const others = [...pkg.operator.files.values()].filter(
      ({ path }) => !path.endsWith('.clusterserviceversion.yaml'),
    );
    if (others.some(({ path, isRead }) => !isRead && /\.ya?ml$/i.test(path))) return; // package/unread-file tells of it
    for (const api of version.ownedApis) {
      const node = resolve(entryOf(api.node, 'name')?.value);
      if (!isNamedCrd(api) || !node || defined.has(api.name) || isIn(others, api.name)) continue;
      yield {
        at: { file: version.file.path, span: node.span },
        message: say('No file of the package defines "{name}"', '包中没有文件定义“{name}”', {
          name: api.name,
        }),
      };
    }
  },
};

const isNamedCrd = ({ source, name }: OwnedApi): boolean => source === 'crd' && name !== '';

/** Whether a definition stands in a list, in JSON, or in another form that is not read from its lines. */
const isIn = (files: readonly SourceFile[], name: string): boolean =>
  files.some(
    ({ isRead, text: all }) => isRead && all.includes(name) && all.includes('CustomResourceDefinition'),
  );
