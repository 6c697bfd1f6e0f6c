import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An entry that cannot be unpacked. */
export const unsupportedCompression: Rule = {
  code: 'archive/unsupported-compression',
  severity: 'error',
  spec: ['R001'],
  summary: text('An entry that cannot be unpacked', '压缩包中有无法解压的条目'),
  rationale: text(
    'The platform reads zip files whose entries are stored or deflated, without a password. Others it cannot unpack.',
    '平台只能读取未加密、使用 store 或 deflate 的 zip 条目，其他条目无法解压。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.zip {"defects":["encrypted:etcd.yaml"]}
#! error archive/unsupported-compression: "etcd.yaml" is encrypted…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'unsupported-compression'),
};
