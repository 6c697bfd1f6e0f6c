import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { text } from '../../text/message';
import type { Finding, Rule } from '../rule';
import { lookalikesIn } from '../shared/lookalikes';
import { ownedFiles } from '../shared/owned-files';
import { likely, repair } from '../shared/repair';
import { explain } from '../shared/syntax-explanation';

/** L2, L21: the text is not YAML. What other rules of this folder explain better is left to them. */
export const invalidSyntax: Rule = {
  code: 'yaml/invalid-syntax',
  severity: 'error',
  spec: ['R183'],
  summary: text('The text is not valid YAML', '文本不是合法的 YAML'),
  rationale: text(
    'Neither Helm nor the platform can read the file: the upload or the deployment fails.',
    'Helm 和平台都无法解析该文件，上传或部署会失败。',
  ),
  example: {
    bad: `
#- package/Chart.yaml
name: etcd
version:1.0.0
^^^^^^^^^^^^^ error yaml/invalid-syntax: A space is missing behind ":"
`,
    good: `
#- package/Chart.yaml
name: etcd
version: 1.0.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const file of ownedFiles(pkg)) {
      if (file.yaml.problems.length > 0) yield* oneForEachLine(file, findings(pkg, file));
    }
  },
};

function* findings(pkg: ServicePackage, file: SourceFile): Generator<Finding> {
  const { problems, root } = file.yaml;
  const explained = lookalikesIn(file);
  for (const problem of problems) {
    const { start, end } = problem.span;
    if (problem.code === 'TAB_AS_INDENT') continue;
    if (explained.some(({ span }) => span.start >= start && span.start <= end)) continue;
    const { span, message, repair: way } = explain(file.text, root, problem, problems);
    const fixes = way ? repair(pkg, file.path, way.title, way.edits, likely) : [];
    yield { at: { file: file.path, span }, message, fixes };
  }
}

/** One slip can make the parser stumble several times in a line. */
function* oneForEachLine(file: SourceFile, all: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<number>();
  for (const finding of all) {
    const { line } = file.lines.positionAt(finding.at.span?.start ?? 0);
    if (!seen.has(line)) yield finding;
    seen.add(line);
  }
}
