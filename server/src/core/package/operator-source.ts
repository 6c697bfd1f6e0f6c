import { filesBelow, sameFiles } from './chart-source';
import type { FileSet, SourceFile } from './source-file';

/** The files of an operator in a package. */
export interface OperatorSource {
  readonly root: string;
  readonly files: FileSet;
  /** All ClusterServiceVersions, sorted by path. */
  readonly versions: readonly SourceFile[];
  /** The ClusterServiceVersion that the package installs: the channel's current one, else the last by path. */
  readonly current: SourceFile | undefined;
  /** The name in `*.package.yaml` or in the bundle's annotations; undefined when neither is there. */
  readonly packageName: string | undefined;
  /** Results that depend on these files only; see {@link file://./chart-source.ts}. */
  readonly results: Map<string, unknown>;
}

/** The operator below a folder; the earlier one when no file of it changed. */
export function operatorSource(files: FileSet, root: string, earlier?: OperatorSource): OperatorSource {
  const own = filesBelow(files, root);
  if (earlier && earlier.root === root && sameFiles(own, earlier.files)) return earlier;
  const versions = [...own.values()].filter(({ path }) => /\.clusterserviceversion\.ya?ml$/i.test(path));
  versions.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { root, files: own, versions, current: versions.at(-1), packageName: undefined, results: new Map() };
}
