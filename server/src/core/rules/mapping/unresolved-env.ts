import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { exampleOperator, unresolved } from './operator-names';

/** R160: an environment variable that the container does not have. */
export const unresolvedEnv: Rule = {
  code: 'mapping/unresolved-env',
  severity: 'error',
  spec: ['R160'],
  summary: text('A variable that the container does not have', '容器中没有该环境变量'),
  rationale: text(
    'The platform replaces the value of the variable with this name. When the container has none, nothing is replaced and the operator hands out the old address.',
    '平台替换该名称的环境变量的值。容器中没有该变量时不会替换，Operator 仍下发旧地址。',
  ),
  example: {
    bad: `${exampleOperator}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        env:
          - name: RELATED_IMAGE_ETC
#                 ^^^^^^^^^^^^^^^^^ error mapping/unresolved-env: the container has no variable "RELATED_IMAGE_ETC". Did you mean "RELATED_IMAGE_ETCD"?
`,
    good: `${exampleOperator}lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        env:
          - name: RELATED_IMAGE_ETCD
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(pkg, 'env', say('the container has no variable "{name}"', '该容器没有环境变量“{name}”')),
};
