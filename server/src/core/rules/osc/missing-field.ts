import { say, text } from '../../text/message';
import { asMap } from '../../yaml/path';
import type { Rule } from '../rule';
import { descriptorPathFixes } from './descriptor-path';
import { oscShape } from './documents';

const files = (path: string, mark: string) => `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/redis_crd.yaml
kind: CustomResourceDefinition
metadata:
  name: redises.example.com
spec:
  versions:
    - schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                size:
                  type: integer
#- package/redis/manifests/redis_csd.yaml
apiVersion: osc.io/v1beta1
kind: CustomServiceDefinition
spec:
  CRDRef:
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: redises.example.com
  descriptors:
    spec:
      - displayName: Size
${mark}        description: Replicas
${path}`;

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
    bad: files(
      '',
      '#       ^^^^^^^^^^^ warning osc/missing-field: "path" is missing here (developer guide)\n',
    ),
    good: files('        path: size\n', ''),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, finding } of oscShape(pkg)) {
      if (finding.keyword !== 'required' || file.yaml.problems.length > 0) continue;
      yield {
        at: { file: file.path, span: finding.span },
        message: say('"{key}" is missing here (developer guide)', '此处缺少“{key}”（开发者指南）', {
          key: String(finding.params.missingProperty),
        }),
        fixes: finding.params.missingProperty === 'path' ? descriptorPathFixes(pkg, asMap(finding.node)) : [],
      };
    }
  },
};
