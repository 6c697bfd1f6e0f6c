import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';
import type { YamlNode } from '../../yaml/node';
import { asMap, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import type { ChartFile, ChartProblem } from '../chart/chart';
import { type ChartMetadata, readMetadata } from '../chart/metadata';
import { spanOf } from '../chart/metadata-check';
import { parseVersion } from '../chart/semantic-version';
import { parseConstraint } from '../chart/version-constraint';
import type { TracedString } from '../evaluate/traced-string';
import { keyOf } from '../evaluate/yaml-value';
import type { HelmVersion } from '../profile';
import type { LintFinding, LintSeverity } from './finding';
import { isEmail, isRequestUrl, isWebAddress } from './web-address';

/** L2 to L13: what Chart.yaml says; `problems` are those of loading the chart. The first rule, that it can be read, stops the others. */
export function lintChartFile(
  file: ChartFile,
  problems: readonly ChartProblem[],
  helm: HelmVersion,
): readonly LintFinding[] {
  const found = (code: string, severity: LintSeverity, { message, span }: Fault): LintFinding => ({
    code,
    severity,
    file: file.path,
    span,
    message,
  });
  const unreadable = problems.filter((problem) => problem.file === file.path && isUnreadable(problem));
  if (unreadable.length > 0) return unreadable.map((problem) => found('L2', 'error', problem));
  const { metadata } = readMetadata(file.source, file.path);
  return fieldRules.flatMap(({ code, severity, check }) =>
    check(metadata, file, helm).map((fault) => found(code, severity ?? 'error', fault)),
  );
}

/** Whether a file cannot be read at all: it is no YAML, or not of the shape that Helm decodes. */
export const isUnreadable = ({ code }: ChartProblem): boolean =>
  ['invalid-yaml', 'no-map', 'invalid-metadata'].includes(code);

interface Fault {
  readonly message: Message;
  readonly span: Span | undefined;
}

interface FieldRule {
  readonly code: string;
  /** An error unless stated. */
  readonly severity?: LintSeverity;
  readonly check: (metadata: ChartMetadata, file: ChartFile, helm: HelmVersion) => readonly Fault[];
}

/** In the order in which Helm checks. */
const fieldRules: readonly FieldRule[] = [
  { code: 'L3', check: checkName },
  { code: 'L4', check: checkApiVersion },
  { code: 'L5', check: (_, file) => notText(file, 'version') },
  { code: 'L6', check: checkVersion },
  { code: 'L7', check: (_, file) => notText(file, 'appVersion') },
  { code: 'L8', check: checkMaintainers },
  { code: 'L9', check: ({ sources }) => sources.filter(({ text }) => !isRequestUrl(text)).map(noUrl) },
  {
    code: 'L10',
    severity: 'information',
    check: ({ icon }) =>
      icon.text === ''
        ? [{ message: say('An “icon” is recommended.', '建议填写“icon”。'), span: undefined }]
        : [],
  },
  { code: 'L11', check: ({ icon }) => (icon.text === '' || isRequestUrl(icon.text) ? [] : [noUrl(icon)]) },
  { code: 'L12', check: checkType },
  { code: 'L13', check: checkDependencies },
];

const missing = (field: string): Fault => ({
  message: say('Chart.yaml lacks “{field}”.', 'Chart.yaml 缺少“{field}”。', { field }),
  span: undefined,
});

function checkName({ name }: ChartMetadata, _: ChartFile, helm: HelmVersion): readonly Fault[] {
  if (name.text === '') return [missing('name')];
  if (helm === '3.5.4' || !name.text.includes('/')) return [];
  const message = say(
    '“{name}” is no chart name: it must not be a path.',
    '“{name}”不是合法的 chart 名称：不能是路径。',
    { name: name.text },
  );
  return [{ message, span: spanOf(name) }];
}

function checkApiVersion({ apiVersion }: ChartMetadata): readonly Fault[] {
  const span = spanOf(apiVersion);
  if (!span) return [missing('apiVersion')];
  if (['v1', 'v2'].includes(apiVersion.text)) return [];
  const message = say(
    '“apiVersion” is “v1” or “v2”, not “{given}”.',
    '“apiVersion”只能是 v1 或 v2，不能是“{given}”。',
    {
      given: apiVersion.text,
    },
  );
  return [{ message, span }];
}

/** A key whose value is written but not a text, such as `appVersion: 1.10`. */
function notText(file: ChartFile, field: string): readonly Fault[] {
  const entry = asMap(file.source.yaml.root)?.entries.findLast((one) => keyOf(one) === field);
  if (!entry) return [];
  const value = resolve(entry.value);
  const type = goType(value);
  if (type === 'string') return [];
  const message = say(
    '“{field}” must be a text, but it is read as {type}. Put it in quotes.',
    '“{field}”应为字符串，但被读取为 {type}。请加上引号。',
    { field, type },
  );
  return [{ message, span: entry.value?.span ?? entry.key?.span }];
}

function goType(node: YamlNode | undefined): string {
  if (node?.kind === 'map') return 'map';
  if (node?.kind === 'sequence') return 'list';
  const value = node?.kind === 'scalar' ? scalarValue(node) : null;
  if (value === null) return 'null';
  return typeof value === 'number' ? 'number' : typeof value;
}

const atLeast = parseConstraint('>0.0.0-0');

function checkVersion({ version }: ChartMetadata): readonly Fault[] {
  if (version.text === '') return [missing('version')];
  const parsed = parseVersion(version.text);
  if (parsed && atLeast?.allows(parsed)) return [];
  const message = say(
    '“{version}” is no semantic version such as 1.2.3.',
    '“{version}”不是语义化版本号（如 1.2.3）。',
    { version: version.text },
  );
  return [{ message, span: spanOf(version) }];
}

function checkMaintainers({ maintainers, nullEntries }: ChartMetadata): readonly Fault[] {
  const empty = nullEntries.filter(({ list }) => list === 'maintainers');
  return [
    ...empty.map(({ span }) => ({ message: say('A maintainer has no name.', '有维护者没有名称。'), span })),
    ...maintainers.flatMap(({ name, email, url }) => {
      if (name.text === '')
        return [
          {
            message: say('A maintainer has no name.', '有维护者没有名称。'),
            span: spanOf(email) ?? spanOf(url),
          },
        ];
      if (email.text !== '' && !isEmail(email.text)) return [noEmail(email)];
      return url.text === '' || isWebAddress(url.text) ? [] : [noUrl(url)];
    }),
  ];
}

const noEmail = (email: TracedString): Fault => ({
  message: say('“{email}” is no e-mail address.', '“{email}”不是合法的邮箱地址。', { email: email.text }),
  span: spanOf(email),
});

function noUrl(url: TracedString): Fault {
  const message = say(
    '“{url}” is no URL such as https://example.com.',
    '“{url}”不是合法的 URL（如 https://example.com）。',
    {
      url: url.text,
    },
  );
  return { message, span: spanOf(url) };
}

function checkType({ type, apiVersion }: ChartMetadata): readonly Fault[] {
  if (type.text === '' || apiVersion.text === 'v2') return [];
  const message = say(
    '“type” belongs to charts of “apiVersion: v2”. Remove it, or change the apiVersion.',
    '“type”仅适用于 apiVersion 为 v2 的 chart。请删除它或修改 apiVersion。',
  );
  return [{ message, span: spanOf(type) }];
}

function checkDependencies({ dependencies, apiVersion }: ChartMetadata): readonly Fault[] {
  const [first] = dependencies;
  if (!first || apiVersion.text === 'v2') return [];
  const message = say(
    '“dependencies” belong to charts of “apiVersion: v2”. Move them to requirements.yaml, or change the apiVersion.',
    '“dependencies”仅适用于 apiVersion 为 v2 的 chart。请移至 requirements.yaml 或修改 apiVersion。',
  );
  return [{ message, span: first.node?.span ?? spanOf(first.name) }];
}
