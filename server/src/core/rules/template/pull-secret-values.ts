import type { Chart } from '../../helm/chart/chart';
import { helmRenderings } from '../../images/helm-renderings';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { TextEdit } from '../../text/edit';
import { say } from '../../text/message';
import { appendItem, insertEntry } from '../../yaml/insert';
import { insertPath } from '../../yaml/insert-path';
import { asMap, entryAt, pathOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { walk } from '../../yaml/walk';
import { platformSecret } from './pod-specs';

/**
 * Changes of values.yaml that may give pods the platform's secret: at each path whose name says that it holds pull secrets,
 * in the form that stands there, else in those that charts use (`- name: x`, `- x` and `x`). Those that the given templates
 * read come first, of them the global ones.
 */
export function* secretValues(pkg: ServicePackage, templates: readonly string[]): Generator<Fix, undefined> {
  const values = pkg.chart?.values;
  const chart = helmRenderings(pkg)?.loaded.chart;
  if (!values || !chart) return undefined;
  const paths = new Map(pathsOf(chart).map((path) => [path.join('.'), path]));
  for (const path of [...paths.values()].sort((a, b) => rank(a, templates) - rank(b, templates))) {
    for (const edits of editsAt(values, path)) if (edits.length > 0) yield fixOf(values.path, path, edits);
  }
  return undefined;
}

function rank(path: readonly string[], templates: readonly string[]): number {
  const isGlobal = path[0] === 'global';
  if (isRead(path, templates)) return isGlobal ? 0 : 1;
  return isGlobal ? 2 : 2 + path.length;
}

/** Whether a template reads the path; that of a subchart knows it without the subchart's name. */
const isRead = (path: readonly string[], templates: readonly string[]): boolean =>
  path.some((_, index) => {
    const own = `.Values.${path.slice(index).join('.')}`;
    return templates.some((text) => text.includes(own));
  });

const isPullSecrets = (key: string): boolean => /pull_?secrets?(?:name)?$/i.test(key);

/** The paths for pull secrets that a chart and its subcharts have in their values or read in their templates. */
function pathsOf({ values, templates, dependencies }: Chart): readonly (readonly string[])[] {
  const stated = [...walk(values?.source.yaml.root)].flatMap((node) =>
    node.kind === 'map' ? node.entries.filter(({ name }) => isPullSecrets(name)).map(pathOf) : [],
  );
  const read = templates.flatMap(({ source }) =>
    [...source.text.matchAll(/\.Values((?:\.\w+)+)/g)].map(([, chain = '']) => chain.slice(1).split('.')),
  );
  const own = [...stated, ...read].flatMap((path) =>
    isPullSecrets(String(path.at(-1))) && path.every((step) => typeof step === 'string')
      ? [path.map(String)]
      : [],
  );
  const below = dependencies.flatMap((chart) =>
    pathsOf(chart).map((path) => (path[0] === 'global' ? path : [chart.name, ...path])),
  );
  return [...own, ...below];
}

/** The edits that write the secret at a path, one for each form that it may have. */
function editsAt({ text, yaml }: SourceFile, path: readonly string[]): readonly (readonly TextEdit[])[] {
  const entry = entryAt(yaml.root, path);
  if (!entry) {
    const lists = [`[{name: ${platformSecret}}]`, `[${platformSecret}]`];
    return [...(isPlural(path.at(-1)) ? lists : []), platformSecret].map((form) =>
      insertPath(text, yaml.root, path, form),
    );
  }
  const held = resolve(entry.value);
  if (held?.kind === 'sequence' && held.items.length > 0) {
    const form = asMap(held.items[0]) ? `name: ${platformSecret}` : platformSecret;
    return [appendItem(text, held, form)];
  }
  const asText = replaceValue(text, entry, platformSecret);
  if (held?.kind === 'scalar' && !isPlural(entry.name)) return [asText];
  const asItem = [`- name: ${platformSecret}`, `- ${platformSecret}`];
  return [...asItem.map((form) => insertEntry(text, entry, form)), asText];
}

const isPlural = (key = ''): boolean => /s$/i.test(key);

function fixOf(file: string, path: readonly string[], edits: readonly TextEdit[]): Fix {
  const title = say(
    'Add "{secret}" to "{path}" in values.yaml',
    '在 values.yaml 的“{path}”中添加“{secret}”',
    {
      secret: platformSecret,
      path: path.join('.'),
    },
  );
  return { title, changes: [{ kind: 'edit', file, edits }], preferred: true, safe: true };
}
