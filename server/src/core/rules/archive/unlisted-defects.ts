import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive with more defects than are listed. */
export const unlistedDefects: Rule = {
  code: 'archive/unlisted-defects',
  severity: 'information',
  spec: ['R001'],
  summary: text('An archive with more defects than are listed', '压缩包还有未列出的缺陷'),
  rationale: text(
    'What is listed is only the beginning: build the archive again rather than repair its entries one by one.',
    '列出的只是一部分：建议重新制作压缩包，而不是逐个修复。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["more-defects"]}
#! information archive/unlisted-defects: 1 more defects of this archive are not listed
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'unlisted-defects'),
};
