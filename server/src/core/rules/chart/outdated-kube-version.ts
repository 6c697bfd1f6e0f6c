import { parseVersion } from '../../helm/chart/semantic-version';
import { parseConstraint, type VersionConstraint } from '../../helm/chart/version-constraint';
import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { chartFile, isBlank } from '../shared/chart-file';

/** R184, R217: the clusters of the platform run Kubernetes 1.15 or later. */
export const outdatedKubeVersion: Rule = {
  code: 'chart/outdated-kube-version',
  severity: 'warning',
  spec: ['R184', 'R217', 'A34'],
  summary: text('A kubeVersion that no cluster of the platform has', 'kubeVersion 排除了平台的所有集群版本'),
  rationale: text(
    'The platform deploys to clusters of Kubernetes 1.15 or later. Helm refuses to install a chart whose kubeVersion does not allow the version of the cluster.',
    '平台要求集群版本为 1.15 及以上。集群版本不在 kubeVersion 范围内时，Helm 拒绝安装。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
kubeVersion: "<1.15"
#            ^^^^^^^ warning chart/outdated-kube-version: No Kubernetes from 1.15 on is allowed by "<1.15"
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    const entry = chart && entryOf(chart.root, 'kubeVersion');
    const value = resolve(entry?.value);
    if (!chart || !entry?.value || value?.kind !== 'scalar' || isBlank(value)) return;
    const constraint = parseConstraint(value.text);
    if (!constraint || allowsAny(constraint, value.text)) return;
    yield {
      at: { file: chart.file.path, span: entry.value.span },
      message: say(
        'No Kubernetes from 1.15 on is allowed by "{range}"',
        '“{range}”不允许任何 1.15 及以上的 Kubernetes 版本',
        { range: value.text },
      ),
    };
  },
};

/** Tries the releases of Kubernetes, those of the platform with its suffix, and the versions that the range itself names. */
function allowsAny(constraint: VersionConstraint, range: string): boolean {
  const releases = Array.from({ length: 60 }, (_, index) => `1.${15 + index}`);
  const named = range.match(/\d+(?:\.\d+){0,2}(?:-[\w.-]+)?/g) ?? [];
  const candidates = [
    ...releases.flatMap((release) => [`${release}.0`, `${release}.99`, `${release}.6-r0`]),
    '2.0.0',
    '99.0.0',
    ...named.filter((version) => !/^(?:0|1\.(?:\d|1[0-4])(?:\.|-|$))/.test(version)),
  ];
  return candidates.some((candidate) => {
    const version = parseVersion(candidate);
    return version !== undefined && constraint.allows(version);
  });
}
