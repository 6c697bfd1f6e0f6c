import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** A path in an archive that leads out of it. */
export const unsafePath: Rule = {
  code: 'archive/unsafe-path',
  severity: 'error',
  spec: ['R001', 'R022'],
  summary: text(
    'A path that leads out of its archive, or into another',
    '路径指向压缩包之外，或指向另一个压缩包',
  ),
  rationale: text(
    'Helm and every careful reader refuse an archive with such a path, because unpacking it would write elsewhere.',
    '此类路径会在解压时写到别处，Helm 及其他严格的工具会拒绝该压缩包。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["parent-path:../etcd/values.yaml"]}
#! error archive/unsafe-path: "../etcd/values.yaml" leads out of the archive…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'unsafe-path'),
};
