import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive is damaged or is none. */
export const damaged: Rule = {
  code: 'archive/damaged',
  severity: 'error',
  spec: ['R001', 'R007', 'R038'],
  summary: text('An archive is damaged or is none', '压缩包已损坏，或不是压缩包'),
  rationale: text(
    'The platform cannot unpack the archive, or unpacks something else than was built.',
    '平台无法解压该压缩包，或解压出的内容与制作时不同。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["wrong-crc:etcd/values.yaml"]}
#! error archive/damaged: "etcd/values.yaml" is damaged…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'damaged'),
};
