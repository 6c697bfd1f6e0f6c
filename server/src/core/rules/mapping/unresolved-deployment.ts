import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { exampleOperator, unresolved } from './operator-names';

/** R155: a deployment that the ClusterServiceVersion does not have. */
export const unresolvedDeployment: Rule = {
  code: 'mapping/unresolved-deployment',
  severity: 'error',
  spec: ['R155'],
  summary: text(
    'A deployment that the ClusterServiceVersion does not have',
    'ClusterServiceVersion 中没有该 deployment',
  ),
  rationale: text(
    'The platform looks for the name in spec.install.spec.deployments. When it is not there, the images of the operator itself keep their old address.',
    '平台在 spec.install.spec.deployments 中按名称查找。找不到时，Operator 自身的镜像仍是旧地址。',
  ),
  example: {
    bad: `${exampleOperator}lifecycle:
  - deployment: etcd-operater
#               ^^^^^^^^^^^^^ error mapping/unresolved-deployment: the ClusterServiceVersion has no deployment "etcd-operater". Did you mean "etcd-operator"?
    containers: []
`,
    good: `${exampleOperator}lifecycle:
  - deployment: etcd-operator
    containers: []
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(
      pkg,
      'deployment',
      say(
        'the ClusterServiceVersion has no deployment "{name}"',
        'ClusterServiceVersion 中没有名为“{name}”的 deployment',
      ),
    ),
};
