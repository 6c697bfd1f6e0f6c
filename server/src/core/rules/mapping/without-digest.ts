import { type HelmImage, helmImages } from '../../images/helm-images';
import { parseImageReference } from '../../images/image-reference';
import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { type Message, say } from '../../text/message';
import type { YamlEntry } from '../../yaml/node';
import { entryAt, pathOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { changedPackage } from '../shared/changed-package';

/**
 * The repair for a digest that stays behind a replaced address: the image that the platform has is another one. Clears it
 * in values.yaml; where the template then still writes the `@`, a switch beside the digest is turned off instead.
 */
export function withoutDigest(pkg: ServicePackage, use: HelmImage): readonly Fix[] {
  const values = pkg.chart?.values;
  const path = use.paths.find(({ role }) => role === 'digest')?.origin.rootPath.map(String);
  const entry = path && entryAt(values?.yaml.root, path);
  if (!values || !entry) return [];
  const fix = [
    clearing(values, entry),
    ...switchesBeside(entry).map((one) => switchingOff(values, one)),
  ].find((one) => hasNoDigest(changedPackage(pkg, one.changes), use));
  return fix ? [fix] : [];
}

const switchesBeside = ({ parent }: YamlEntry): readonly YamlEntry[] =>
  parent.entries.filter(({ value }) => {
    const held = resolve(value);
    return held?.kind === 'scalar' && held.style === 'plain' && held.text === 'true';
  });

const clearing = (values: SourceFile, entry: YamlEntry): Fix =>
  fixOf(
    values,
    entry,
    '""',
    say('Clear "{path}" in values.yaml', '清空 values.yaml 中的“{path}”', named(entry)),
  );

const switchingOff = (values: SourceFile, entry: YamlEntry): Fix =>
  fixOf(
    values,
    entry,
    'false',
    say('Set "{path}" to false in values.yaml', '将 values.yaml 中的“{path}”设为 false', named(entry)),
  );

const named = (entry: YamlEntry) => ({ path: pathOf(entry).join('.') });

const fixOf = (values: SourceFile, entry: YamlEntry, text: string, title: Message): Fix => ({
  title,
  changes: [{ kind: 'edit', file: values.path, edits: replaceValue(values.text, entry, text) }],
  preferred: true,
  safe: true,
});

/** Whether an image is an address without digest in a package. */
function hasNoDigest(pkg: ServicePackage, { key, isHidden }: HelmImage): boolean {
  const after = helmImages(pkg).find((one) => one.key === key && one.isHidden === isHidden)?.reference ?? '@';
  return !after.includes('@') && parseImageReference(after) !== undefined;
}
