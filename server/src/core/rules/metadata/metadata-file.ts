import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import type { YamlMap, YamlNode } from '../../yaml/node';
import { asMap, nodeAt, resolve, textAt } from '../../yaml/path';
import { isBlank } from '../shared/chart-file';

/** metadata.yaml of an OSC package, when its text holds a map. */
export function metadataFile(
  pkg: ServicePackage,
): { readonly file: SourceFile; readonly root: YamlMap } | undefined {
  const file = pkg.osc?.metadata;
  const root = asMap(file?.yaml.root);
  return file && root && { file, root };
}

/** The same, for rules about what is missing: undefined also while the text is broken, because then nobody knows what it will hold. */
export function soundMetadata(pkg: ServicePackage): ReturnType<typeof metadataFile> {
  const found = metadataFile(pkg);
  return found?.file.yaml.problems.length === 0 ? found : undefined;
}

/** The name that the service has there, else that of its folder. */
export const metadataName = ({ osc, name }: ServicePackage): string =>
  textAt(nodeAt(osc?.metadata?.yaml.root, ['name'])) || name;

/** Whether a value is blank, or a list or map of nothing but blanks: `[]`, `{}`, `['']`. */
export function holdsNothing(value: YamlNode | undefined): boolean {
  const held = resolve(value);
  if (held?.kind === 'sequence') return held.items.every((item) => isBlank(item));
  return held?.kind === 'map' ? held.entries.length === 0 : isBlank(value);
}
