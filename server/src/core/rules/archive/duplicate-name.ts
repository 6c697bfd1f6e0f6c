import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** The same name twice in an archive. */
export const duplicateName: Rule = {
  code: 'archive/duplicate-name',
  severity: 'error',
  spec: ['R001'],
  summary: text('The same name twice in an archive', '压缩包内名称重复'),
  rationale: text(
    'Readers disagree on which of the two counts: the platform can deploy another file than the one that was checked.',
    '不同工具取用的文件不同：平台部署的文件可能不是检查过的那个。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz {"defects":["duplicate-name:etcd/values.yaml"]}
#! error archive/duplicate-name: "etcd/values.yaml" is in the archive more than once…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'duplicate-name'),
};
