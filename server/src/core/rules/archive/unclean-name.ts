import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** A name in an archive that some readers cannot handle. */
export const uncleanName: Rule = {
  code: 'archive/unclean-name',
  severity: 'warning',
  spec: ['R001'],
  summary: text('A name in an archive that some readers cannot handle', '压缩包内的名称在部分工具中无法处理'),
  rationale: text(
    'The file gets another name, or none, when the archive is unpacked elsewhere.',
    '在其他环境解压时，该文件会变成别的名称，或无法解压。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.zip {"defects":["reserved-name:etcd/aux.yaml"]}
#! warning archive/unclean-name: "etcd/aux.yaml" cannot be unpacked on Windows…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'unclean-name'),
};
