import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** SPEC 5.6: an ephemeral container, which Kubernetes forbids in the template of a deployment. */
export const unexpectedEphemeralContainer: Rule = {
  code: 'mapping/unexpected-ephemeral-container',
  severity: 'information',
  spec: ['R156'],
  summary: text('An ephemeral container in a deployment', 'deployment 中的临时容器'),
  rationale: text(
    'The guide lists the type, but the Kubernetes API server refuses ephemeral containers in the template of a deployment: such an operator cannot be installed.',
    '指南列出了该类型，但 Kubernetes API Server 不允许在 Deployment 的模板中使用临时容器，这样的 Operator 无法安装。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: ephemeralContainer
#             ^^^^^^^^^^^^^^^^^^ information mapping/unexpected-ephemeral-container: Kubernetes allows no ephemeral containers in a deployment
        name: debugger
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping }) {
    for (const { type } of mapping?.lifecycle.flatMap(({ containers }) => containers) ?? []) {
      if (!mapping || type?.text !== 'ephemeralContainer') continue;
      yield {
        at: { file: mapping.file.path, span: type.span },
        message: say(
          'Kubernetes allows no ephemeral containers in a deployment',
          'Kubernetes 不允许在 Deployment 中使用临时容器',
        ),
      };
    }
  },
};
