import type { Origin } from '../../server/src/core/helm/evaluate/origin';
import { renderTemplates } from '../../server/src/core/helm/evaluate/render';
import type { RenderInput, RenderResult } from '../../server/src/core/helm/evaluate/render-types';
import { segmentsOf } from '../../server/src/core/helm/evaluate/segments';
import { traced } from '../../server/src/core/helm/evaluate/traced-string';
import { dict, type Value } from '../../server/src/core/helm/evaluate/value';
import { valueOfYaml } from '../../server/src/core/helm/evaluate/yaml-value';
import { profiles } from '../../server/src/core/helm/profile';
import { parseYaml } from '../../server/src/core/yaml/document';

type Settings = Partial<Omit<RenderInput, 'templates'>>;

/** Renders templates by their file names with a values.yaml and nothing else; 3.17.3 unless asked otherwise. */
export function renderFiles(
  files: Readonly<Record<string, string>>,
  values = '',
  settings: Settings = {},
): RenderResult {
  const scope = dict([['Values', valuesOf(values)]]);
  const templates = Object.entries(files).map(([file, text]) => ({
    name: `c/${file}`,
    file,
    text,
    basePath: 'c/templates',
    scope,
  }));
  return renderTemplates({ profile: profiles['3.17.3'], ...settings, templates });
}

/** The output of one template; fails with what went wrong. */
export function renderText(text: string, values = '', settings: Settings = {}): string {
  const { templates, errors } = renderFiles({ 'templates/a.yaml': text }, values, settings);
  if (errors[0] !== undefined) throw new Error(errors[0].detail);
  return templates[0]?.text?.text ?? '';
}

/** The output of one template as runs with their origins: `nginx<image.repository@0>`, `:<template@12>`, `x<>`. */
export function renderTraced(
  text: string,
  values = '',
  others: Readonly<Record<string, string>> = {},
): readonly string[] {
  const { templates, errors } = renderFiles({ 'templates/a.yaml': text, ...others }, values);
  if (errors[0] !== undefined) throw new Error(errors[0].detail);
  const rendered = templates.find(({ file }) => file === 'templates/a.yaml')?.text;
  if (rendered === undefined) return [];
  return segmentsOf(rendered).map(({ start, end, origins, at }) => {
    const from = origins.map(nameOf).join('+') + (at === undefined ? '' : `@${at}`);
    return `${rendered.text.slice(start, end)}<${from}>`;
  });
}

function nameOf(origin: Origin): string {
  switch (origin.kind) {
    case 'values':
      return origin.path.join('.');
    case 'template':
      return origin.file === 'templates/a.yaml' ? 'template' : origin.file;
    case 'built-in':
      return origin.name;
    default:
      return origin.file;
  }
}

function valuesOf(text: string): Value {
  const file = 'values.yaml';
  const values = valueOfYaml(parseYaml(text).root, (scalar, path) =>
    traced(scalar.text, { kind: 'values', file, path, span: scalar.span, rootPath: path }),
  );
  return values.kind === 'dict' ? values : dict();
}
