import { type Message, say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import type { Rule } from '../rule';
import { versionFault } from '../shared/identity-faults';
import { splitArchiveName } from '../shared/names';
import { oscMetadata, type Stated, statedIdentity } from '../shared/stated-identity';
import { versionRepairs } from '../shared/version-repairs';

/** R032, R033 for the outer zip and metadata.yaml; Chart.yaml has a rule of its own. */
export const invalidServiceVersion: Rule = {
  code: 'package/invalid-service-version',
  severity: 'error',
  spec: ['R032', 'R033', 'R082'],
  summary: text('A service version that is not SemVer', '服务版本号不符合 SemVer 规范'),
  rationale: text(
    'The platform orders versions by SemVer and does not take build metadata ("+…"). Other versions are refused when they are added.',
    '平台按 SemVer 规范解析版本号，且不支持带“+”的版本号，不符合规范的版本无法添加。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
version: "1.0"
#        ^^^^^ error package/invalid-service-version: "1.0" is no version: write three numbers, as in 1.0.0
`,
    good: `
#- package/etcd/metadata.yaml
version: "1.0.0"
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const outer = pkg.delivery && splitArchiveName(pkg.delivery.fileName).version;
    const outerFault = outer === undefined ? undefined : versionFault(outer);
    if (outerFault) yield { at: { file: '' }, message: outerFault };
    const version = oscMetadata(pkg) ? statedIdentity(pkg).version : undefined;
    const fault = version && (numberFault(version) ?? versionFault(version.text));
    if (version && fault) yield { at: version.at, message: fault, fixes: versionRepairs(pkg, version, true) };
  },
};

/** R082: what YAML makes of a version without quotes. */
function numberFault({ text: written, entry }: Stated): Message | undefined {
  const node = resolve(entry.value);
  const value = node?.kind === 'scalar' ? scalarValue(node) : undefined;
  return typeof value === 'number'
    ? say(
        '{written} is read as the number {value}: write three numbers in quotes, as in "1.0.0"',
        '{written} 会被解析为数字 {value}：请加引号并使用三段数字，如 "1.0.0"',
        { written, value: String(value) },
      )
    : undefined;
}
