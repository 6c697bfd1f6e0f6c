import { say } from '../../text/message';
import type { Span } from '../../text/span';
import { asMap, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { originsOf } from '../evaluate/segments';
import type { TracedString } from '../evaluate/traced-string';
import type { ChartFile, ChartParts, ChartProblem } from './chart';
import { goYamlFault } from './go-yaml';
import type { ChartMetadata } from './metadata';
import type { TypeMismatch } from './metadata-reader';
import { parseVersion } from './semantic-version';

/** Why Helm would not load this chart: its YAML files do not parse, or Chart.yaml lacks something (`chart.Metadata.Validate`). */
export function checkMetadata(
  file: ChartFile,
  parts: ChartParts,
  metadata: ChartMetadata,
  mismatches: readonly TypeMismatch[],
): readonly ChartProblem[] {
  const files = [file, parts.requirements, parts.lock, parts.values].filter((one) => one !== undefined);
  return [
    ...files.flatMap(unreadable),
    ...mismatches.map(({ file: path, span, message, detail }) => ({
      code: 'invalid-metadata',
      message,
      file: path,
      span,
      detail: `cannot load ${path.slice(path.lastIndexOf('/') + 1)}: ${detail}`,
    })),
    ...missingFields(file, metadata),
    ...wrongFields(file, metadata),
    ...newerFaults(file, metadata),
  ];
}

/** Where a YAML file does not parse, or is no map. */
function unreadable(file: ChartFile): readonly ChartProblem[] {
  const { yaml } = file.source;
  const detail = `cannot load ${file.name}`;
  const fault = goYamlFault(yaml);
  if (fault) {
    const { span, message } = fault;
    return [{ code: 'invalid-yaml', span, message, file: file.path, detail }];
  }
  const root = resolve(yaml.root);
  if (!root || asMap(root) || (root.kind === 'scalar' && scalarValue(root) === null)) return [];
  const message = say('“{file}” must hold keys and values.', '“{file}”的内容应为键值对。', {
    file: file.name,
  });
  return [{ code: 'no-map', message, file: file.path, span: root.span, detail }];
}

function missingFields(file: ChartFile, metadata: ChartMetadata): readonly ChartProblem[] {
  return (['name', 'version'] as const)
    .filter((field) => metadata[field].text === '')
    .map((field) => ({
      code: 'missing-metadata',
      message: say('Chart.yaml lacks “{field}”.', 'Chart.yaml 缺少“{field}”。', { field }),
      file: file.path,
      span: undefined,
      detail: `validation: chart.metadata.${field} is required`,
    }));
}

function wrongFields(file: ChartFile, metadata: ChartMetadata): readonly ChartProblem[] {
  const problems: ChartProblem[] = [];
  const { version, type } = metadata;
  if (version.text !== '' && !parseVersion(version.text))
    problems.push({
      code: 'invalid-version',
      message: say(
        '“{version}” is no semantic version such as 1.2.3.',
        '“{version}”不是语义化版本号（如 1.2.3）。',
        { version: version.text },
      ),
      file: file.path,
      span: spanOf(version),
      detail: `validation: chart.metadata.version ${JSON.stringify(version.text)} is invalid`,
    });
  if (!['', 'application', 'library'].includes(type.text))
    problems.push({
      code: 'invalid-type',
      message: say(
        '“type” is “application” or “library”, not “{type}”.',
        '“type”只能是 application 或 library，不能是“{type}”。',
        {
          type: type.text,
        },
      ),
      file: file.path,
      span: spanOf(type),
      detail: 'validation: chart.metadata.type must be application or library',
    });
  for (const { alias, file: stated } of metadata.dependencies)
    if (!/^[a-zA-Z0-9_-]*$/.test(alias.text))
      problems.push({
        code: 'invalid-alias',
        message: say(
          '“{alias}” is no alias: letters, digits, “_” and “-” only.',
          '别名“{alias}”不合法：只能使用字母、数字、“_”和“-”。',
          {
            alias: alias.text,
          },
        ),
        file: stated,
        span: spanOf(alias),
        detail: 'validation: dependency alias contains characters that are not allowed',
      });
  return problems;
}

/** What Helm 3.5.4 does not mind. */
function newerFaults(
  file: ChartFile,
  { name, dependencies, nullEntries }: ChartMetadata,
): readonly ChartProblem[] {
  const problems: ChartProblem[] = nullEntries.map(({ list, span }) => ({
    code: 'null-entry',
    message: say('“{list}” has an empty entry.', '“{list}”中有空条目。', { list }),
    file: file.path,
    span,
    detail: `validation: ${list} must not contain empty or null nodes`,
  }));
  if (/[/\\]/.test(name.text))
    problems.push({
      code: 'invalid-name',
      message: say(
        '“{name}” is no chart name: it must not be a path.',
        '“{name}”不是合法的 chart 名称：不能是路径。',
        {
          name: name.text,
        },
      ),
      file: file.path,
      span: spanOf(name),
      detail: `validation: chart.metadata.name ${JSON.stringify(name.text)} is invalid`,
      since: '3.17.3',
    });
  const seen = new Set<string>();
  for (const dependency of dependencies) {
    const key = dependency.alias.text || dependency.name.text;
    if (seen.has(key))
      problems.push({
        code: 'duplicate-dependency',
        message: say(
          'Several dependencies have the name or alias “{key}”. Give one of them another “alias”.',
          '多个依赖使用相同的名称或别名“{key}”，请为其中之一设置不同的 alias。',
          { key },
        ),
        file: dependency.file,
        span: spanOf(dependency.alias.text === '' ? dependency.name : dependency.alias),
        detail: `validation: more than one dependency with name or alias ${JSON.stringify(key)}`,
        since: '3.17.3',
      });
    seen.add(key);
  }
  return problems;
}

/** Where a text of Chart.yaml is written; undefined when it is not. */
export function spanOf(text: TracedString): Span | undefined {
  const origin = originsOf([text])[0];
  return origin?.kind === 'chart' || origin?.kind === 'values' ? origin.span : undefined;
}
