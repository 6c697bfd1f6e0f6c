import { text } from '../../text/message';
import type { Rule } from '../rule';
import { checkWords, exampleAnnotation } from './list-annotation';

/** R049, R066: the architectures are named `x86_64` and `aarch64`. */
export const invalidArchitecture: Rule = {
  code: 'csv/invalid-architecture',
  severity: 'warning',
  spec: ['R049', 'R066', 'A16'],
  summary: text('An architecture under another name', '架构名称不规范'),
  rationale: text(
    'The platform compares the names with those of the nodes as it spells them. Under another name the service is offered for no architecture.',
    '平台按固定写法匹配架构名称，写法不同时该架构不会生效。',
  ),
  example: {
    bad: exampleAnnotation(
      'architecture: amd64,aarch64',
      '#                 ^^^^^ warning csv/invalid-architecture: "amd64" is none of the values of "architecture". Did you mean "x86_64"?\n',
    ),
    good: exampleAnnotation('architecture: x86_64,aarch64'),
  },
  fixable: true,
  tempo: 'text',
  check: checkWords('architecture'),
};
