import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { chartFile, isBlank } from '../shared/chart-file';

/** X7 (developer guide): `icon` has no effect; the logo lies beside Chart.yaml. */
export const ignoredIcon: Rule = {
  code: 'chart/ignored-icon',
  severity: 'information',
  spec: ['X7'],
  summary: text('An icon that the marketplace does not show', 'icon 字段在市场中不生效'),
  rationale: text(
    'The developer guide says that "icon" has no effect on the platform: it shows logo.png, logo.jpg or logo.svg beside Chart.yaml.',
    '开发者指南说明“icon”在平台上不生效，平台展示的是 Chart.yaml 同级的 logo.png、logo.jpg 或 logo.svg。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
icon: https://example.com/etcd.png
^^^^ information chart/ignored-icon: The platform does not show "icon": put logo.png, logo.jpg or logo.svg beside Chart.yaml
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    const entry = chart && entryOf(chart.root, 'icon');
    if (!chart || !entry || isBlank(entry.value)) return;
    const root = pkg.chart?.root ?? '';
    if (['png', 'jpg', 'svg'].some((extension) => pkg.files.has(`${root}/logo.${extension}`))) return;
    yield {
      at: { file: chart.file.path, span: keySpan(entry) },
      message: say(
        'The platform does not show "icon": put logo.png, logo.jpg or logo.svg beside Chart.yaml',
        '平台不展示“icon”：请在 Chart.yaml 同级放置 logo.png、logo.jpg 或 logo.svg',
      ),
    };
  },
};
