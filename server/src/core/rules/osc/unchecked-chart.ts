import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R100, A8: the chart in raw/ of an OSC package that was made of one. */
export const uncheckedChart: Rule = {
  code: 'osc/unchecked-chart',
  severity: 'information',
  spec: ['R100', 'A8', 'A41'],
  summary: text('A chart in raw/, which is not rendered', 'raw 目录中的 Chart 未渲染检查'),
  rationale: text(
    'Which values the platform gives to the chart of an OSC package, and which images it replaces in it, is not documented. So its templates and images are not checked here; "oscpkg lint" and "oscpkg template" take the folder of the chart.',
    '平台为 OSC 规范包中的 Chart 传入哪些 values、替换其中哪些镜像，没有文档说明，因此这里不检查其模板和镜像；可对 Chart 目录使用 oscpkg lint 和 oscpkg template。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/raw/redis/Chart.yaml
#! information osc/unchecked-chart: Not checked: the templates and images of this chart
name: redis
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc }) {
    const chart = osc?.chart?.metadata;
    if (chart) yield { at: { file: chart.path }, message: unchecked, notChecked: true };
  },
};

const unchecked = say(
  'the templates and images of this chart: how the platform treats a chart in an OSC package is not documented. "oscpkg lint" checks its folder.',
  '此 Chart 的模板和镜像：平台如何处理 OSC 规范包中的 Chart 没有文档说明。可使用“oscpkg lint”检查其目录。',
);
