import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import type { Rule } from '../rule';
import { chartFile, isBlank } from '../shared/chart-file';
import { changeTo, likely, repair } from '../shared/repair';

/** R042: `apiVersion` of a chart is `v1` or `v2`. */
export const invalidApiVersion: Rule = {
  code: 'chart/invalid-api-version',
  severity: 'error',
  spec: ['R042'],
  summary: text('An apiVersion that charts do not have', 'Chart 的 apiVersion 不合法'),
  rationale: text(
    'Helm knows v1 and v2 and refuses to load a chart of another version.',
    'Helm 只识别 v1 和 v2，其他取值的 Chart 无法加载。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
apiVersion: v3
#           ^^ error chart/invalid-api-version: "v3" is no version of charts: v1 or v2
name: etcd
`,
    good: `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    const entry = chart && entryOf(chart.root, 'apiVersion');
    const value = resolve(entry?.value);
    if (!chart || !entry?.value || isBlank(value)) return;
    const written = value?.kind === 'scalar' ? value.text : '';
    if (written === 'v1' || written === 'v2') return;
    const usesOldFile = pkg.chart?.files.has(`${pkg.chart.root}/requirements.yaml`) ?? false;
    const wanted = usesOldFile ? 'v1' : 'v2';
    yield {
      at: { file: chart.file.path, span: entry.value.span },
      message: say(
        '"{written}" is no version of charts: v1 or v2',
        '“{written}”不是合法的 Chart 版本：应为 v1 或 v2',
        {
          written,
        },
      ),
      fixes: repair(
        pkg,
        chart.file.path,
        changeTo(wanted),
        replaceValue(chart.file.text, entry, wanted),
        likely,
      ),
    };
  },
};
