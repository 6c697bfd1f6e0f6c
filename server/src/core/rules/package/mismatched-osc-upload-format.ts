import { text } from '../../text/message';
import type { Rule } from '../rule';
import { oscArchives } from '../shared/osc-archives';

/** R010, R182: for a private upload oscctl packs `.zip`; one page of the developer guide packs `.tgz`. */
export const mismatchedOscUploadFormat: Rule = {
  code: 'package/mismatched-osc-upload-format',
  severity: 'warning',
  spec: ['R010', 'R182'],
  summary: text('An OSC package that is no .zip, for a private upload', '私有上传的 OSC 规范包不是 .zip'),
  rationale: text(
    'oscctl packs OSC packages as .zip. One page of the developer guide packs .tgz, so the console may take both.',
    'oscctl 将 OSC 规范包打包为 .zip。开发者指南有一处使用 .tgz，控制台可能两者都接受。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz
#! warning package/mismatched-osc-upload-format: An OSC package must be packed as .zip, not as .tgz
#- package/etcd-1.0.0.tgz!/etcd/metadata.yaml
name: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  profile: 'private',
  check: oscArchives,
};
