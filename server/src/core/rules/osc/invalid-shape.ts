import { text } from '../../text/message';
import type { Rule } from '../rule';
import { typeFault, typeRepairs } from '../shared/type-fault';
import { oscShape } from './documents';

/** The developer guide's fields: X8, X9, X14, R091, R211: values of the types and words that it lists. */
export const invalidShape: Rule = {
  code: 'osc/invalid-shape',
  severity: 'warning',
  spec: ['X8', 'X9', 'X13', 'X14', 'R211', 'R082'],
  summary: text('A value that the developer guide does not allow', '取值不符合开发者指南'),
  rationale: text(
    'The developer guide lists types and words for the documents of an OSC package, in letter case. What the platform does with others is not documented.',
    '开发者指南规定了 OSC 规范包各文件的字段类型和可选值（区分大小写），其他取值的处理方式没有文档说明。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/lifecycle.yaml
install:
  strategy: Deployment
#           ^^^^^^^^^^ warning osc/invalid-shape: "Deployment" must be one of: deployment
`,
    good: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/lifecycle.yaml
install:
  strategy: deployment
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, finding } of oscShape(pkg)) {
      const message = typeFault(finding);
      if (!message) continue;
      const span = finding.node?.span ?? finding.span;
      yield { at: { file: file.path, span }, message, fixes: typeRepairs(file, finding) };
    }
  },
};
