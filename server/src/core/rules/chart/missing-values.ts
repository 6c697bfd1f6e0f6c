import type { ChartSource } from '../../package/chart-source';
import type { Fix } from '../../package/edit';
import { nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, renaming } from '../shared/repair';

/** R022: a chart has a values.yaml, the only file whose addresses the platform replaces. */
export const missingValues: Rule = {
  code: 'chart/missing-values',
  severity: 'warning',
  spec: ['R022', 'A21'],
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
#- package/etcd/value.yaml
image: etcd:3.5.0
#- package/etcd/templates/statefulset.yaml
kind: StatefulSet
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: etcd:3.5.0
#- package/etcd/templates/statefulset.yaml
kind: StatefulSet
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { chart } = pkg;
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
      fixes: misnamed(pkg, chart),
    };
  },
};

/** The guide itself writes `value.yaml` in places (SPEC A21); Helm reads `values.yaml` only. */
function misnamed(pkg: ServicePackage, { files, root }: ChartSource): readonly Fix[] {
  const from = [...files.keys()].find((path) => /^values?\.ya?ml$/i.test(path.slice(root.length + 1)));
  if (from === undefined) return [];
  const name = nameOf(from);
  const title = say('Rename "{name}" to "values.yaml"', '将“{name}”重命名为“values.yaml”', { name });
  return renaming(pkg, from, `${root}/values.yaml`, title, obvious);
}
