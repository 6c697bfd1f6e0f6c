import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R012: a deployment package is a chart or an operator, not both. */
export const mixedKinds: Rule = {
  code: 'package/mixed-kinds',
  severity: 'error',
  spec: ['R012'],
  summary: text(
    'A deployment package that is both a chart and an operator',
    '部署包同时包含 Helm 和 Operator',
  ),
  rationale: text(
    'The platform resolves a deployment package as one kind. With both in it, one half is ignored.',
    '平台只按一种类型解析部署包，同时存在两种时其中一种会被忽略。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz
#! error package/mixed-kinds: The deployment package holds both a chart and an operator: split it
#- package/etcd-1.0.0.tgz!/etcd/Chart.yaml
name: etcd
#- package/etcd-1.0.0.tgz!/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ deployments }) {
    for (const { path, kinds } of deployments) {
      if (!kinds.includes('helm') || !kinds.includes('operator')) continue;
      yield {
        at: { file: path },
        message: say(
          'The deployment package holds both a chart and an operator: split it',
          '部署包同时包含 Helm Chart 和 Operator：请拆分',
        ),
      };
    }
  },
};
