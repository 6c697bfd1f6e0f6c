import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { isBlank, soundVersion, specKeys } from './version-file';

/** C15: no `spec.minKubeVersion`. */
export const missingMinKubeVersion: Rule = {
  code: 'csv/missing-min-kube-version',
  severity: 'hint',
  spec: ['R184'],
  summary: text('No minKubeVersion', '没有 minKubeVersion'),
  rationale: text(
    'Without it the operator counts as fit for every Kubernetes. The platform runs 1.15 and later.',
    '未填写时视为支持所有 Kubernetes 版本。平台支持 1.15 及以上版本的集群。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
#^^^ hint csv/missing-min-kube-version: "minKubeVersion" is not set
  version: 1.0.0
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  version: 1.0.0
  minKubeVersion: 1.15.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    const spec = entryOf(csv?.root, 'spec');
    const own = entryOf(csv?.spec, 'minKubeVersion');
    if (!csv?.spec || !spec || (own && !isBlank(own.value))) return;
    const edits = own
      ? []
      : insertEntry(csv.file.text, csv.spec, `minKubeVersion: ${oldestCluster}`, specKeys);
    yield {
      at: { file: csv.file.path, span: keySpan(own ?? spec) },
      message: say('"minKubeVersion" is not set', '没有设置“minKubeVersion”'),
      fixes: repair(
        pkg,
        csv.file.path,
        say('Insert "minKubeVersion: {version}"', '插入“minKubeVersion: {version}”', {
          version: oldestCluster,
        }),
        edits,
        likely,
      ),
    };
  },
};

/** The oldest Kubernetes that the platform runs (PI 4). */
const oldestCluster = '1.15.0';
