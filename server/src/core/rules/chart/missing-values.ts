import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R022: a chart has a values.yaml, the only file whose addresses the platform replaces. */
export const missingValues: Rule = {
  code: 'chart/missing-values',
  severity: 'warning',
  spec: ['R022', 'R100'],
  summary: text('A chart without values.yaml', 'Chart 缺少 values.yaml'),
  rationale: text(
    'The platform writes the new image addresses into values.yaml. Without the file no address can be replaced.',
    '平台将新的镜像地址写入 values.yaml，缺少该文件则无法替换任何地址。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
#! warning chart/missing-values: The chart has no values.yaml: the platform can replace no image address
name: etcd
#- package/etcd/templates/statefulset.yaml
kind: StatefulSet
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ chart }) {
    const isLibrary = chart?.metadata?.text.includes('type: library') ?? false;
    if (!chart?.metadata || chart.values || isLibrary) return;
    const hasTemplates = [...chart.files.keys()].some((path) => path.startsWith(`${chart.root}/templates/`));
    if (!hasTemplates) return;
    yield {
      at: { file: chart.metadata.path },
      message: say(
        'The chart has no values.yaml: the platform can replace no image address',
        'Chart 中没有 values.yaml：平台无法替换镜像地址',
      ),
    };
  },
};
