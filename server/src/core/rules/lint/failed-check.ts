import type { LintFinding } from '../../helm/lint/finding';
import { lintChart } from '../../helm/lint/lint-chart';
import { extraValues, limitsOf, parseCache, spentOn } from '../../images/helm-renderings';
import type { Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Span } from '../../text/span';
import { entryOf } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { quoted, writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { actionsOverLines, onOneLine } from './broken-lines';

/** What other rules report at the same place in their own words: name, apiVersion, version. */
const saidElsewhere: ReadonlySet<string> = new Set(['L3', 'L4', 'L6']);

/** R183: an error by which `helm lint` fails, in the Helm version that the chart is checked against. */
export const failedCheck: Rule = {
  code: 'lint/failed-check',
  severity: 'error',
  spec: ['R183'],
  summary: text('"helm lint" fails', 'helm lint 检查不通过'),
  rationale: text(
    'The platform takes charts only when "helm lint" finds no error; it recommends Helm 3.5.4, which is stricter than today’s Helm: no line break inside {{ }}, no "break" and "continue", Kubernetes 1.20.',
    '平台要求 Chart 通过 helm lint 检查（无 ERROR），并建议使用 Helm 3.5.4。该版本比新版 Helm 更严格：{{ }} 内不能换行，不支持 break、continue，Kubernetes 版本按 1.20 处理。',
  ),
  example: {
    bad: `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ default
#       ^^^^^^^^^^ error lint/failed-check: helm lint 3.5.4 (L33): unclosed action
    "app" .Values.name }}
`,
    good: `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ default "app" .Values.name }}
`,
  },
  fixable: true,
  tempo: 'render',
  *check(pkg) {
    const { chart, settings } = pkg;
    if (!chart) return;
    const extra = settings.values.flatMap((path) => pkg.files.get(path) ?? []);
    const findings = lintChart(chart.files, chart.root, {
      helm: settings.helmVersion,
      values: extraValues(extra),
      engine: {
        cache: parseCache(chart, settings.helmVersion),
        spent: spentOn(chart),
        ...limitsOf(pkg.renderTime),
      },
    });
    const overLines = findings.some(isOverLines) ? actionsOverLines(pkg) : [];
    for (const finding of findings.flatMap((one) =>
      isOverLines(one) ? eachFile(pkg, one, overLines) : [one],
    )) {
      const isFailure = finding.severity === 'error' || finding.gaveUp;
      if (!isFailure || isSaidElsewhere(pkg, finding)) continue;
      const { message, code } = finding;
      const span = finding.span && firstLine(pkg, `${chart.root}/${finding.file}`, finding.span);
      yield {
        at: { file: `${chart.root}/${finding.file}`, ...(span && { span }) },
        message: say(
          `helm lint {helm} ({lint}): ${message.text.en}`,
          `helm lint {helm}（{lint}）：${message.text['zh-cn']}`,
          {
            ...message.values,
            helm: settings.helmVersion,
            lint: code,
          },
        ),
        fixes: isOverLines(finding)
          ? onOneLine(pkg, `${chart.root}/${finding.file}`, overLines)
          : fixesOf(pkg, finding),
        ...(finding.gaveUp && { notChecked: true }),
      };
    }
  },
};

/** `yaml/invalid-syntax` reports what no YAML reader takes, and not what only Go's YAML refuses. */
const isSaidElsewhere = ({ chart, files }: ServicePackage, { code, file }: LintFinding): boolean =>
  code === 'L21'
    ? (files.get(`${chart?.root}/${file}`)?.yaml.problems.length ?? 0) > 0
    : saidElsewhere.has(code);

const isOverLines = ({ message }: LintFinding): boolean => message.text.en.includes('unclosed action');

/** What Helm says of the first file with actions over several lines, for each of them. */
function eachFile(
  { chart }: ServicePackage,
  finding: LintFinding,
  places: readonly Required<Place>[],
): readonly LintFinding[] {
  const inside = (file: string) => file.slice((chart?.root.length ?? -1) + 1);
  if (!places.some(({ file }) => inside(file) === finding.file)) return [finding];
  return places.map(({ file, span }) => ({ ...finding, file: inside(file), span }));
}

/** The part of a span that lies on its first line: a mark over many lines hides the text. */
function firstLine({ files }: ServicePackage, path: string, { start, end }: Span): Span {
  const newline = files.get(path)?.text.indexOf('\n', start) ?? -1;
  return { start, end: newline === -1 ? end : Math.max(start, Math.min(end, newline)) };
}

/** What is repaired in Chart.yaml; other findings stand in templates, which are no YAML. */
const repairable = new Set(['L7', 'L12', 'L13']);

function fixesOf(pkg: ServicePackage, finding: LintFinding): readonly Fix[] {
  const path = `${pkg.chart?.root}/${finding.file}`;
  const file = pkg.files.get(path);
  if (!file || !repairable.has(finding.code)) return [];
  const { root } = file.yaml;
  const appVersion = finding.code === 'L7' ? entryOf(root, 'appVersion') : undefined;
  if (appVersion?.value?.kind === 'scalar') {
    const edits = replaceValue(file.text, appVersion, quoted(appVersion.value.text));
    return [
      {
        title: say('Put in quotes', '加引号'),
        changes: [{ kind: 'edit', file: path, edits }],
        preferred: true,
        safe: true,
      },
    ];
  }
  const apiVersion =
    finding.code === 'L12' || finding.code === 'L13' ? entryOf(root, 'apiVersion') : undefined;
  if (!apiVersion) return [];
  const edits = replaceValue(file.text, apiVersion, writeScalar('v2'));
  return [
    {
      title: say('Set apiVersion: v2', '设置 apiVersion: v2'),
      changes: [{ kind: 'edit', file: path, edits }],
      preferred: true,
    },
  ];
}
