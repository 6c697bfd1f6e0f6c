import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive with bytes that belong to no entry. */
export const foreignData: Rule = {
  code: 'archive/foreign-data',
  severity: 'warning',
  spec: ['R001'],
  summary: text('An archive with bytes that belong to no entry', '压缩包中有多余数据'),
  rationale: text(
    'Some readers refuse such an archive, others find other files in it than the tool that built it.',
    '部分工具会拒绝读取此类压缩包，或读出与制作工具不同的文件。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.zip {"defects":["trailing-data"]}
#! warning archive/foreign-data: 1 bytes stand behind the archive…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'foreign-data'),
};
