import { text } from '../../text/message';
import type { Rule } from '../rule';
import { versionFault } from '../shared/identity-faults';
import { statedIdentity } from '../shared/stated-identity';
import { versionRepairs } from '../shared/version-repairs';

/** R032, R033: the chart's version is the service's version: SemVer without build metadata. */
export const invalidVersion: Rule = {
  code: 'chart/invalid-version',
  severity: 'error',
  spec: ['R032', 'R033', 'R041'],
  summary: text('A chart version that cannot be a service version', 'Chart 版本号不能作为服务版本号'),
  rationale: text(
    'The chart’s version is the version of the service. The platform asks for SemVer and does not take "+…".',
    'Chart 版本号即服务版本号，须遵循 SemVer 规范，且不支持带“+”的版本号。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
version: v1.0
#        ^^^^ error chart/invalid-version: "v1.0" is no version: write three numbers, as in 1.0.0
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
version: 1.0.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { version } = statedIdentity(pkg);
    const message = pkg.chart && version ? versionFault(version.text) : undefined;
    if (version && message) yield { at: version.at, message, fixes: versionRepairs(pkg, version) };
  },
};
