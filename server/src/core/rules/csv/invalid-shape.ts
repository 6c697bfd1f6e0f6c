import { text } from '../../text/message';
import type { Rule } from '../rule';
import { typeFault, typeRepairs } from '../shared/type-fault';
import { currentVersion } from './version-file';
import { versionShape } from './version-shape';

/** SPEC 5.6: a value of another type than the format wants, or a word that it does not know. */
export const invalidShape: Rule = {
  code: 'csv/invalid-shape',
  severity: 'error',
  spec: ['R061', 'R070'],
  summary: text('A value of the wrong type', '值的类型不正确'),
  rationale: text(
    'The cluster checks a ClusterServiceVersion and the deployments in it when they are created, and refuses wrong types.',
    '集群在创建 ClusterServiceVersion 及其中的 Deployment 时会校验类型，类型错误会被拒绝。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  version: 1.0
#          ^^^ error csv/invalid-shape: "version" must be a text: put it in quotes
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  version: "1.0"
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    for (const finding of csv && pkg.operator ? versionShape(pkg.operator, csv) : []) {
      const message = typeFault(finding);
      if (!csv || !message || finding.path[1] === 'annotations') continue;
      yield {
        at: { file: csv.file.path, span: finding.node?.span ?? finding.span },
        message,
        fixes: typeRepairs(csv.file, finding),
      };
    }
  },
};
