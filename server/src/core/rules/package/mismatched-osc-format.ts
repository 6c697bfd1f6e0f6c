import { text } from '../../text/message';
import type { Rule } from '../rule';
import { oscArchives } from '../shared/osc-archives';

/** R010: in a delivery an OSC package is packed as `.zip`. */
export const mismatchedOscFormat: Rule = {
  code: 'package/mismatched-osc-format',
  severity: 'error',
  spec: ['R010'],
  summary: text('An OSC package that is no .zip', 'OSC 规范部署包不是 .zip'),
  rationale: text(
    'The guide names .zip as the one format of an OSC package.',
    '指南规定 OSC 规范的部署包为 .zip 格式。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz
#! error package/mismatched-osc-format: An OSC package must be packed as .zip, not as .tgz
#- package/etcd-1.0.0.tgz!/etcd/metadata.yaml
name: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  profile: 'delivery',
  check: oscArchives,
};
