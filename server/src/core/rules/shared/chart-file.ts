import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { Span } from '../../text/span';
import { keySpan, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node';
import { asMap, entryOf, resolve, textAt } from '../../yaml/path';
import { lookalikesIn } from './lookalikes';

/** Chart.yaml of the deployment package as a map; undefined when there is none or its text holds no map. */
export function chartFile(
  pkg: ServicePackage,
): { readonly file: SourceFile; readonly root: YamlMap } | undefined {
  const file = pkg.chart?.metadata;
  const root = asMap(file?.yaml.root);
  return file && root ? { file, root } : undefined;
}

/**
 * The same, for rules about what is missing: undefined also while the text is broken, because then nobody knows what
 * it will hold.
 */
export function soundChartFile(pkg: ServicePackage): ReturnType<typeof chartFile> {
  const found = chartFile(pkg);
  return found && found.file.yaml.problems.length === 0 && lookalikesIn(found.file).length === 0
    ? found
    : undefined;
}

/** Whether a value is not written, null or an empty text. */
export function isBlank(value: YamlNode | undefined): boolean {
  const held = resolve(value);
  if (!held) return value === undefined;
  return (
    held.kind === 'scalar' &&
    (held.text.trim() === '' || (held.style === 'plain' && /^(?:~|null)$/i.test(held.text)))
  );
}

/** The entry of an annotation of a chart; undefined when it is not there. */
export const chartAnnotation = (root: YamlMap, key: string): YamlEntry | undefined =>
  entryOf(entryOf(root, 'annotations')?.value, key);

/** What to underline for something that is missing in a map: the key that holds the map, else its first key. */
export function placeOfMissing(map: YamlMap): Span {
  const [first] = map.entries;
  if (map.parent?.kind === 'entry') return keySpan(map.parent);
  return first ? keySpan(first) : { start: map.span.start, end: map.span.start };
}

/** The usual order of the keys of a Chart.yaml, as `helm create` writes them. */
export const chartKeys: readonly string[] = [
  'apiVersion',
  'name',
  'description',
  'type',
  'version',
  'appVersion',
  'kubeVersion',
  'keywords',
  'home',
  'icon',
  'sources',
  'dependencies',
  'maintainers',
  'annotations',
];

/** The text of a top-level key of Chart.yaml; `''` when it is not written. */
export const chartText = (root: YamlMap, key: string): string => textAt(entryOf(root, key)?.value) ?? '';
