import type { SourceFile } from '../package/source-file';
import type { YamlEntry, YamlMap } from '../yaml/node';
import { asMap, entryOf, itemsOf, textAt, valueIn } from '../yaml/path';

/** A channel of a package manifest. */
export interface Channel {
  readonly node: YamlMap;
  readonly name: YamlEntry | undefined;
  readonly currentCSV: YamlEntry | undefined;
}

/** `*.package.yaml`: which ClusterServiceVersion each channel of an operator installs. */
export interface PackageManifest {
  readonly file: SourceFile;
  readonly packageName: YamlEntry | undefined;
  readonly defaultChannel: YamlEntry | undefined;
  readonly channels: readonly Channel[];
}

/** Reads a package manifest. */
export function readPackageManifest(file: SourceFile): PackageManifest {
  const { root } = file.yaml;
  return {
    file,
    packageName: entryOf(root, 'packageName'),
    defaultChannel: entryOf(root, 'defaultChannel'),
    channels: itemsOf(valueIn(root, 'channels')).flatMap((item) => {
      const node = asMap(item);
      return node ? [{ node, name: entryOf(node, 'name'), currentCSV: entryOf(node, 'currentCSV') }] : [];
    }),
  };
}

/** The name of the ClusterServiceVersion that is installed unless the user chooses another channel. */
export function defaultVersionName({ channels, defaultChannel }: PackageManifest): string | undefined {
  const wanted = textAt(defaultChannel?.value);
  const channel = channels.find(({ name }) => textAt(name?.value) === wanted) ?? channels[0];
  return textAt(channel?.currentCSV?.value);
}
