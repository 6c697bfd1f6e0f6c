import { text } from '../../text/message';
import type { Rule } from '../rule';
import { chartAnnotation, chartFile } from '../shared/chart-file';
import { wordFindings } from '../shared/word-repair';

/** R050, X4: the scenes are `CCE` and `UCS`, in capitals; IEF is seen on screens only. */
export const invalidScene: Rule = {
  code: 'chart/invalid-scene',
  severity: 'warning',
  spec: ['R050', 'X4', 'A15'],
  summary: text('A scene that the platform does not know', '平台不识别的部署场景'),
  rationale: text(
    'The platform compares the scenes letter by letter. For a scene that it does not know the service cannot be deployed.',
    '平台区分大小写地匹配部署场景，无法识别的场景不能部署。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  scenes: cce;ucs
#         ^^^^^^^ warning chart/invalid-scene: Separate several values by a comma: "CCE,UCS"
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  scenes: CCE,UCS
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    if (chart) yield* wordFindings(pkg, chart.file, chartAnnotation(chart.root, 'scenes'), 'scenes');
  },
};
