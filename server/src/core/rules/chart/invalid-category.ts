import { text } from '../../text/message';
import type { Rule } from '../rule';
import { chartAnnotation, chartFile } from '../shared/chart-file';
import { wordFindings } from '../shared/word-repair';

/** R048: a category of the marketplace. */
export const invalidCategory: Rule = {
  code: 'chart/invalid-category',
  severity: 'warning',
  spec: ['R048', 'A14'],
  summary: text('A category that the marketplace does not know', '市场不识别的服务类别'),
  rationale: text(
    'The marketplace shows the service under the category; what it does not know it shows under "Others".',
    '市场按类别展示服务，不在列表中的类别会归入“Others”。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  categories: Databases
#             ^^^^^^^^^ warning chart/invalid-category: "Databases" is none of the values of "categories". Did you mean "Database"?
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  categories: Database
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    if (chart)
      yield* wordFindings(pkg, chart.file, chartAnnotation(chart.root, 'categories'), 'categories', 'Others');
  },
};
