import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** Names in an archive that are the same on some systems. */
export const collidingNames: Rule = {
  code: 'archive/colliding-names',
  severity: 'warning',
  spec: ['R001'],
  summary: text('Names in an archive that are the same on some systems', '压缩包内的名称在部分系统上相同'),
  rationale: text(
    'Where names are compared without case or accents, one of the two files overwrites the other.',
    '在不区分大小写或编码形式的系统上，两个文件会互相覆盖。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["case-collision:etcd/Values.yaml"]}
#! warning archive/colliding-names: "etcd/Values.yaml" and …
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'colliding-names'),
};
