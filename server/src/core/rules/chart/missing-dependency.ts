import type { ChartSource } from '../../package/chart-source';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { asMap, entryOf, itemsOf, textAt, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';

/** R021: the charts that this one depends on lie in charts/. */
export const missingDependency: Rule = {
  code: 'chart/missing-dependency',
  severity: 'warning',
  spec: ['R021', 'R016'],
  summary: text('A dependency that is not in charts/', '依赖的 Chart 不在 charts 目录中'),
  rationale: text(
    'The platform deploys the one deployment package and fetches nothing. Helm refuses to install a chart whose dependencies are not in charts/.',
    '平台只部署该部署包，不会下载依赖。依赖不在 charts 目录中时，Helm 拒绝安装。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
dependencies:
  - name: common
#         ^^^^^^ warning chart/missing-dependency: "common" is not in charts/: run "helm dependency build"
    repository: https://charts.example.com
    version: 1.x.x
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ chart }) {
    const vendored = chart && chartNames(chart);
    for (const file of chart ? declaringFiles(chart) : []) {
      for (const item of itemsOf(valueIn(file.yaml.root, 'dependencies'))) {
        const entry = entryOf(asMap(item), 'name');
        const name = textAt(entry?.value) ?? '';
        if (!entry?.value || name === '' || vendored?.has(name)) continue;
        yield {
          at: { file: file.path, span: entry.value.span },
          message: say(
            '"{name}" is not in charts/: run "helm dependency build"',
            '“{name}”不在 charts 目录中：请执行“helm dependency build”',
            { name },
          ),
        };
      }
    }
  },
};

/** Chart.yaml, and requirements.yaml, which charts of apiVersion v1 use. */
function declaringFiles({ metadata, files, root }: ChartSource): readonly SourceFile[] {
  const isOld = textAt(valueIn(metadata?.yaml.root, 'apiVersion')) !== 'v2';
  const requirements = isOld ? files.get(`${root}/requirements.yaml`) : undefined;
  return [metadata, requirements].filter((file) => file !== undefined);
}

/** The names of the charts in charts/; of an archive that was not read the name of its file without version. */
function chartNames({ files, root }: ChartSource): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of files.values()) {
    const inside = file.path.slice(root.length + 1);
    if (!inside.startsWith('charts/')) continue;
    const archive = /^charts\/([^/]+?)(?:-v?\d[^/]*)?\.(?:tgz|tar\.gz)$/.exec(inside)?.[1];
    if (archive) names.add(archive);
    if (/^charts\/[^/]+(?:!\/[^/]+)?\/Chart\.yaml$/.test(inside)) {
      names.add(textAt(valueIn(file.yaml.root, 'name')) ?? '');
    }
  }
  return names;
}
