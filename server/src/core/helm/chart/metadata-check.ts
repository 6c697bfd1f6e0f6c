import { say } from '../../text/message';
import type { Span } from '../../text/span';
import { asMap, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { originsOf } from '../evaluate/segments';
import type { TracedString } from '../evaluate/traced-string';
import type { ChartFile, ChartParts, ChartProblem } from './chart';
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
    ...mismatches.map(({ span, message, detail }) => ({
      code: 'invalid-metadata',
      message,
      file: file.path,
      span,
      detail: `cannot load Chart.yaml: ${detail}`,
    })),
    ...missingFields(file, metadata),
    ...wrongFields(file, metadata),
  ];
}

/** Where a YAML file does not parse, or is no map. */
function unreadable(file: ChartFile): readonly ChartProblem[] {
  const { yaml } = file.source;
  const detail = `cannot load ${file.name}`;
  const [problem] = yaml.problems;
  if (problem)
    return [{ code: 'invalid-yaml', message: problem.message, file: file.path, span: problem.span, detail }];
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

/** Where a text of Chart.yaml is written; undefined when it is not. */
export function spanOf(text: TracedString): Span | undefined {
  const origin = originsOf([text])[0];
  return origin?.kind === 'chart' || origin?.kind === 'values' ? origin.span : undefined;
}
