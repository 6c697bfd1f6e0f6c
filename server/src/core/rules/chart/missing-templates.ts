import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R022: a chart has templates, its own or those of its subcharts. */
export const missingTemplates: Rule = {
  code: 'chart/missing-templates',
  severity: 'warning',
  spec: ['R022'],
  summary: text('A chart that deploys nothing', 'Chart 中没有任何模板'),
  rationale: text(
    'Helm installs what lies in templates/ and crds/ and in the subcharts in charts/. Without any of them the service deploys nothing.',
    'Helm 安装 templates、crds 目录及 charts 中的子 Chart，都没有时不会部署任何资源。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
#! warning chart/missing-templates: The chart has neither templates/ nor crds/ nor charts/: it deploys nothing
name: etcd
#- package/etcd/values.yaml
image: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ chart }) {
    if (!chart?.metadata) return;
    const folders = ['templates', 'crds', 'charts'].map((name) => `${chart.root}/${name}/`);
    if ([...chart.files.keys()].some((path) => folders.some((folder) => path.startsWith(folder)))) return;
    yield {
      at: { file: chart.metadata.path },
      message: say(
        'The chart has neither templates/ nor crds/ nor charts/: it deploys nothing',
        'Chart 中没有 templates、crds 或 charts 目录：不会部署任何资源',
      ),
    };
  },
};
