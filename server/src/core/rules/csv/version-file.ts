import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { ServicePackage } from '../../package/service-package';
import type { Span } from '../../text/span';
import { keySpan, type YamlEntry, type YamlNode } from '../../yaml/node';
import { asMap, entryOf, resolve, textAt } from '../../yaml/path';

/** The ClusterServiceVersion that the package installs, when its text holds a map. */
export function currentVersion(pkg: ServicePackage): ClusterServiceVersion | undefined {
  const csv = pkg.operator?.csv;
  return asMap(csv?.root) ? csv : undefined;
}

/**
 * The same, for rules about what is missing: undefined also while the text is broken, because then nobody knows what it
 * will hold. JSON with bare quotes in `alm-examples` does not matter: the rest is read all the same.
 */
export function soundVersion(pkg: ServicePackage): ClusterServiceVersion | undefined {
  const csv = currentVersion(pkg);
  return csv?.file.yaml.problems.every(({ code }) => code === 'UNESCAPED_QUOTE') ? csv : undefined;
}

/** The entry of an annotation; undefined when it is not there. */
export const annotationOf = (csv: ClusterServiceVersion, key: string): YamlEntry | undefined =>
  entryOf(csv.annotations, key);

/** The text of a key in a map; `''` when it is not written. */
export const textIn = (map: YamlNode | undefined, key: string): string =>
  textAt(entryOf(map, key)?.value) ?? '';

/** Whether a value is not written, null or an empty text. */
export function isBlank(value: YamlNode | undefined): boolean {
  const held = resolve(value);
  if (!held) return value === undefined;
  return (
    held.kind === 'scalar' &&
    (held.text.trim() === '' || (held.style === 'plain' && /^(?:~|null)$/i.test(held.text)))
  );
}

/** What to underline for something that is missing: the key beside or above it, else the first key of the file. */
export function placeOfMissing({ root }: ClusterServiceVersion, entry: YamlEntry | undefined): Span {
  const shown = entry ?? asMap(root)?.entries[0];
  return shown ? keySpan(shown) : { start: 0, end: 0 };
}

/** The usual order of the keys of `spec`. */
export const specKeys: readonly string[] = [
  'displayName',
  'description',
  'version',
  'maturity',
  'provider',
  'maintainers',
  'keywords',
  'links',
  'icon',
  'minKubeVersion',
  'installModes',
  'customresourcedefinitions',
  'install',
];
