import { parseVersion } from '../../helm/chart/semantic-version';
import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { isBlank, soundVersion } from './version-file';

/** C16: `spec.minKubeVersion` is a semantic version. */
export const invalidMinKubeVersion: Rule = {
  code: 'csv/invalid-min-kube-version',
  severity: 'warning',
  spec: ['R184'],
  summary: text('minKubeVersion is no semantic version', 'minKubeVersion 不符合 SemVer'),
  rationale: text(
    'OLM compares the version of the cluster with it and installs nothing when it cannot be read.',
    'OLM 会将其与集群版本比较，无法解析时不会安装。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  minKubeVersion: v1.15
#                 ^^^^^ warning csv/invalid-min-kube-version: "v1.15" is no semantic version: write three numbers, like 1.15.0
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  minKubeVersion: 1.15.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    const node = resolve(entryOf(csv?.spec, 'minKubeVersion')?.value);
    if (!csv || node?.kind !== 'scalar' || isBlank(node)) return;
    const version = parseVersion(node.text);
    if (version && /^\d+\.\d+\.\d+/.test(node.text)) return;
    const meant = version && `${version.major}.${version.minor}.${version.patch}`;
    yield {
      at: { file: csv.file.path, span: node.span },
      message: say(
        '"{version}" is no semantic version: write three numbers, like 1.15.0',
        '“{version}”不符合 SemVer：请写成三段数字，如 1.15.0',
        { version: node.text },
      ),
      fixes: meant
        ? repair(pkg, csv.file.path, changeTo(meant), [{ span: node.span, newText: meant }], likely)
        : [],
    };
  },
};
