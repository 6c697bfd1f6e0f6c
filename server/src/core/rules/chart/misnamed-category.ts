import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { category } from '../shared/chart-defaults';
import { chartAnnotation, soundChartFile } from '../shared/chart-file';
import { likely, obvious, repair } from '../shared/repair';

/** R047, SPEC A13: Bitnami's `category` is not the `categories` that the marketplace reads. */
export const misnamedCategory: Rule = {
  code: 'chart/misnamed-category',
  severity: 'warning',
  spec: ['R047', 'A13'],
  summary: text('The annotation "category" without "categories"', '只有注解“category”而没有“categories”'),
  rationale: text(
    'Charts of Bitnami state a "category". The marketplace reads "categories" only, so the service appears in no category.',
    'Bitnami 的 Chart 使用“category”，而市场只读取“categories”，服务将没有类别。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  category: Database
# ^^^^^^^^ warning chart/misnamed-category: The marketplace reads "categories", not "category"
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  category: Database
  categories: Database
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = soundChartFile(pkg);
    const entry = chart && chartAnnotation(chart.root, 'category');
    const annotations = chart && entryOf(chart.root, 'annotations');
    if (!chart || !entry || !annotations || chartAnnotation(chart.root, 'categories')) return;
    const { file } = chart;
    const value = category(chart.root);
    const snippet = `categories: ${value.text}`;
    yield {
      at: { file: file.path, span: keySpan(entry) },
      message: say(
        'The marketplace reads "categories", not "category"',
        '市场读取的是“categories”，而不是“category”',
      ),
      fixes: repair(
        pkg,
        file.path,
        say('Insert "{snippet}"', '插入“{snippet}”', { snippet }),
        insertEntry(file.text, annotations, snippet, ['category', 'categories']),
        value.sure ? obvious : likely,
      ),
    };
  },
};
