import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive that describes an entry in two ways. */
export const contradictoryHeaders: Rule = {
  code: 'archive/contradictory-headers',
  severity: 'error',
  spec: ['R001'],
  summary: text('An archive that describes an entry in two ways', '压缩包对同一条目的描述自相矛盾'),
  rationale: text(
    'What is checked here need not be what the platform unpacks: it depends on which of the two descriptions it reads.',
    '检查到的内容不一定是平台解压的内容，取决于平台读取哪一处描述。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.zip {"defects":["header-mismatch:etcd.yaml"]}
#! error archive/contradictory-headers: "etcd.yaml" is described differently…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'contradictory-headers'),
};
