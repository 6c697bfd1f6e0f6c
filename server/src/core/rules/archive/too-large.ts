import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive that unpacks to more than can be read. */
export const tooLarge: Rule = {
  code: 'archive/too-large',
  severity: 'error',
  spec: ['R180'],
  summary: text('An archive that unpacks to more than can be read', '压缩包解压后过大'),
  rationale: text(
    'The archive is not read any further, so that nothing behind this place is checked; the platform limits it in the same way or fails.',
    '压缩包不再继续读取，其后的内容未检查；平台同样会限制或失败。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["bomb:etcd/big"]}
#! error archive/too-large: "etcd/big" unpacks to more than is allowed…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'too-large'),
};
