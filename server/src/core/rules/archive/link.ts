import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** A link or special file in an archive. */
export const linkInArchive: Rule = {
  code: 'archive/link',
  severity: 'warning',
  spec: ['R001', 'R022'],
  summary: text('A link or special file in an archive', '压缩包内有链接或特殊文件'),
  rationale: text(
    'Helm reads a link in a chart archive as an empty file, and many readers skip or refuse links, so the content is missing.',
    'Helm 会把 Chart 压缩包中的链接读成空文件，很多工具会跳过或拒绝链接，导致内容缺失。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["symlink:etcd/README.md"]}
#! warning archive/link: "etcd/README.md" is a symbolic link…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'link'),
};
