import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { oscShape } from './documents';

/** X8, X9, R210: the fields that the developer guide makes mandatory. */
export const missingField: Rule = {
  code: 'osc/missing-field',
  severity: 'warning',
  spec: ['X8', 'X9', 'R210'],
  summary: text('A field that the developer guide makes mandatory', '缺少开发者指南规定的必填字段'),
  rationale: text(
    'Without these fields the platform cannot connect the parts of an OSC package: the definition with its CRD, a control with its field, a capability with its file.',
    '缺少这些字段时，平台无法关联 OSC 规范包的各部分：定义与 CRD、控件与字段、能力与配置文件。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_csd.yaml
apiVersion: osc.io/v1beta1
kind: CustomServiceDefinition
spec:
^^^^ warning osc/missing-field: "CRDRef" is missing here (developer guide)
  role: serviceEntity
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { file, finding } of oscShape(pkg)) {
      if (finding.keyword !== 'required' || file.yaml.problems.length > 0) continue;
      yield {
        at: { file: file.path, span: finding.span },
        message: say('"{key}" is missing here (developer guide)', '此处缺少“{key}”（开发者指南）', {
          key: String(finding.params.missingProperty),
        }),
      };
    }
  },
};
