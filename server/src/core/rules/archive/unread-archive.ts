import { text } from '../../text/message';
import type { Rule } from '../rule';
import { defectFindings } from '../shared/archive-defects';

/** An archive in archives that is not opened, as it lies too deep. */
export const unreadArchive: Rule = {
  code: 'archive/unread-archive',
  severity: 'information',
  spec: ['R001', 'R022'],
  summary: text('An archive that lies too deep in others to be opened', '压缩包嵌套过深，未打开'),
  rationale: text(
    'Charts in archives of charts are opened four deep. What lies deeper is installed all the same, but nothing in it was checked. "helm package" unpacks subcharts, so that none is nested.',
    '嵌套在 Chart 压缩包中的子 Chart 最多打开四层。更深的内容仍会被安装，但未经检查。“helm package”会展开子 Chart，不会产生嵌套。',
  ),
  example: {
    bad: `
#- package/etcd-1.0.0.tgz!/etcd/charts/a-1.0.0.tgz {"defects":["too-deep"]}
#! information archive/unread-archive: Not checked: what this archive holds…
`,
  },
  fixable: false,
  tempo: 'text',
  check: (pkg) => defectFindings(pkg, 'unread-archive'),
};
