import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { exampleOperator, unresolved } from './operator-names';

/** R151: a kind that alm-examples does not have. */
export const unresolvedKind: Rule = {
  code: 'mapping/unresolved-kind',
  severity: 'error',
  spec: ['R151'],
  summary: text('A kind that alm-examples does not have', 'alm-examples 中没有该 kind'),
  rationale: text(
    'The platform looks for the custom resource of this kind in alm-examples. When there is none, nothing is replaced and the instance pulls the old image.',
    '平台在 alm-examples 中查找该 kind 的自定义资源。找不到时不会替换任何地址，实例仍拉取旧镜像。',
  ),
  example: {
    bad: `${exampleOperator}instance:
  - kind: EtcdClusters
#         ^^^^^^^^^^^^ error mapping/unresolved-kind: alm-examples has no custom resource of kind "EtcdClusters". Did you mean "EtcdCluster"?
    image: etcd
`,
    good: `${exampleOperator}instance:
  - kind: EtcdCluster
    image: etcd
`,
  },
  fixable: true,
  tempo: 'text',
  check: (pkg) =>
    unresolved(
      pkg,
      'kind',
      say(
        'alm-examples has no custom resource of kind "{name}"',
        'alm-examples 中没有类型为“{name}”的自定义资源',
      ),
    ),
};
