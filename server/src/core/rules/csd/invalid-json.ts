import { say, text } from '../../text/message';
import { meantScalar, repairs } from '../../yaml/json';
import { keySpan } from '../../yaml/node';
import { asMap } from '../../yaml/path';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { exampleSpec } from './version-definition';

/** X12: `defaultConfiguration` is JSON in a text. */
export const invalidJson: Rule = {
  code: 'csd/invalid-json',
  severity: 'warning',
  spec: ['X12'],
  summary: text('A default configuration that is no JSON text', 'defaultConfiguration 不是 JSON 文本'),
  rationale: text(
    'By the developer guide the custom resource stands there as JSON in a text; one author reports that a YAML map is refused.',
    '开发者指南规定此处为 JSON 文本；有提供方反馈写成 YAML 对象会被拒绝。',
  ),
  example: {
    bad: exampleSpec(`  defaultConfiguration: |-
    {
      "kind": "Redis",
      "spec": { "size": 3, }
#                        ^ warning csd/invalid-json: JSON allows no comma behind the last element. Remove it.
    }
`),
    good: exampleSpec(`  defaultConfiguration: |-
    {
      "kind": "Redis",
      "spec": { "size": 3 }
    }
`),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { file, configuration, configurationEntry: entry } of pkg.osc?.definitions ?? []) {
      if (entry && asMap(entry.value) && !meantScalar(file.text, entry)) {
        yield { at: { file: file.path, span: keySpan(entry) }, message: isMap };
      }
      for (const { span, message, fix } of configuration?.problems ?? []) {
        const fixes = repair(pkg, file.path, say('Repair this', '修复此处'), fix, likely);
        const all = configuration && configuration.problems.length > 1 ? repairs(configuration) : [];
        const title = say('Repair all faults', '修复全部错误');
        yield {
          at: { file: file.path, span },
          message,
          fixes: [...fixes, ...repair(pkg, file.path, title, all)],
        };
      }
    }
  },
};

const isMap = say(
  'Write the configuration as JSON in a text ("|-"), not as YAML (developer guide)',
  '请以 JSON 文本（“|-”块）填写，而不是 YAML 对象（开发者指南）',
);
