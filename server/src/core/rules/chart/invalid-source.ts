import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { chartAnnotation, chartFile, isBlank } from '../shared/chart-file';
import { changeTo, likely, obvious, repair } from '../shared/repair';

/** R046, X2: `source` is `ISV` for an ecosystem partner. */
export const invalidSource: Rule = {
  code: 'chart/invalid-source',
  severity: 'warning',
  spec: ['R046', 'X2', 'A39'],
  summary: text('A source other than ISV', 'source 不是 ISV'),
  rationale: text(
    'Services of ecosystem partners must be marked ISV. The developer guide knows OpenSource and HuaweiProvided too, which are not for partners.',
    '生态伙伴的服务必须标记为 ISV。开发者指南中的 OpenSource 和 HuaweiProvided 不适用于伙伴。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  source: partner
#         ^^^^^^^ warning chart/invalid-source: "source" must be "ISV" for an ecosystem partner, not "partner"
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  source: ISV
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    const entry = chart && chartAnnotation(chart.root, 'source');
    const value = resolve(entry?.value);
    if (!chart || !entry?.value || value?.kind !== 'scalar' || isBlank(value) || value.text === 'ISV') return;
    const isSpelling = value.text.trim().toUpperCase() === 'ISV';
    yield {
      at: { file: chart.file.path, span: entry.value.span },
      message: say(
        '"source" must be "ISV" for an ecosystem partner, not "{value}"',
        '生态伙伴的“source”必须为“ISV”，而不是“{value}”',
        { value: value.text },
      ),
      fixes: repair(
        pkg,
        chart.file.path,
        changeTo('ISV'),
        replaceValue(chart.file.text, entry, 'ISV'),
        isSpelling ? obvious : likely,
      ),
    };
  },
};
