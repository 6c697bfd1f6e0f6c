import type { Chart } from '../../helm/chart/chart';
import { helmRenderings } from '../../images/helm-renderings';
import { type Change, edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say } from '../../text/message';
import { insertPath } from '../../yaml/insert-path';
import { asMap, nodeAt, textAt } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';
import { keepsImages } from '../shared/changed-package';
import { literalPlace } from './literal-place';

/** The repair that moves a literal image to a new key of values.yaml and refers to it. */
export function moveToValues(pkg: ServicePackage, at: Place, literal: string): readonly Fix[] {
  const prefix = valuesPrefix(pkg, at.file);
  if (!prefix) return [];
  const path = [...prefix, freeKey(pkg, prefix, literal)];
  return moveText(pkg, at, literal, path, (shown) =>
    say('Move it to values.yaml as "{shown}"', '移到 values.yaml 的“{shown}”', { shown }),
  );
}

/**
 * The repair that moves a text to a path of values.yaml, where it may stand already. `$.Values` works inside `range` and
 * `with` too; in named templates `$` is what they are called with, so there the repair is tried before it is offered.
 */
export function moveText(
  pkg: ServicePackage,
  { file, span }: Place,
  literal: string,
  path: readonly string[],
  titleOf: (shown: string) => Message,
): readonly Fix[] {
  const template = pkg.files.get(file)?.text ?? '';
  const prefix = valuesPrefix(pkg, file);
  if (!prefix || !span || template.slice(span.start, span.end) !== literal) return [];
  const place = literalPlace(template, span);
  const value = valueChange(pkg, path, literal);
  const own = path.slice(prefix.length);
  if (!place || !value || !own.every((key) => /^[A-Za-z_]\w*$/.test(key))) return [];
  const reference = `$.Values.${own.join('.')}`;
  const newText = place.inAction ? reference : `{{ ${reference} }}`;
  const changes = [edit(file, { span: place.span, newText }), ...value];
  const isCertain = prefix.length === 0 && !/\{\{-?\s*(?:define|block)\b/.test(template);
  if (!isCertain && !keepsImages(pkg, changes)) return [];
  return [{ title: titleOf(path.join('.')), changes, preferred: true }];
}

/** Where the values of a template's chart stand in values.yaml; undefined for files that are no templates of the chart. */
export function valuesPrefix(pkg: ServicePackage, file: string): readonly string[] | undefined {
  const root = pkg.chart?.root;
  const chart = helmRenderings(pkg)?.loaded.chart;
  if (root === undefined || !chart || !file.startsWith(`${root}/`)) return undefined;
  return prefixIn(chart, file.slice(root.length + 1));
}

function prefixIn(chart: Chart, file: string): readonly string[] | undefined {
  if (chart.templates.some(({ path }) => path === file)) return [];
  for (const dependency of chart.dependencies) {
    const inside = prefixIn(dependency, file);
    if (inside) return [dependency.name, ...inside];
  }
  return undefined;
}

/** What writes a text at a path of values.yaml; none when it stands there, undefined when something else does. */
function valueChange(
  { chart }: ServicePackage,
  path: readonly string[],
  literal: string,
): readonly Change[] | undefined {
  const { values } = chart ?? {};
  const root = values?.yaml.root;
  if (textAt(nodeAt(root, path)) === literal) return [];
  const edits = insertPath(values?.text ?? '', root, path, writeScalar(literal));
  if (!chart || edits.length === 0) return undefined;
  if (values) return [{ kind: 'edit', file: values.path, edits }];
  return [{ kind: 'write', file: `${chart.root}/values.yaml`, text: edits[0]?.newText ?? '' }];
}

/** `nginxImage` for `docker.io/library/nginx:1.25`: with a number when the key holds something else. */
function freeKey({ chart }: ServicePackage, prefix: readonly string[], reference: string): string {
  const holder = asMap(nodeAt(chart?.values?.yaml.root, prefix));
  const base = `${keyOfImage(reference)}Image`;
  for (let number = 1; ; number++) {
    const key = number === 1 ? base : `${base}${number}`;
    const entry = holder?.entries.find(({ name }) => name === key);
    if (!entry || textAt(entry.value) === reference) return key;
  }
}

/** `etcdBackup` for `quay.io/coreos/etcd-backup:1.0`. */
export function keyOfImage(reference: string): string {
  const name =
    reference
      .replace(/@.*$|:[^/]*$/, '')
      .split('/')
      .at(-1) ?? '';
  const words = name.split(/[^a-zA-Z0-9]+/).filter(Boolean);
  const camel = words
    .map((word, index) => (index === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join('');
  return /^[a-z]/i.test(camel) ? camel : `app${camel}`;
}
