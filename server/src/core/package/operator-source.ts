import { almExamples, type CustomResource, customResources } from '../operator/custom-resources';
import { type Deployment, deploymentsOf } from '../operator/deployments';
import type { JsonDocument } from '../yaml/json';
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
  /** The deployments of the current version. */
  readonly deployments: readonly Deployment[];
  /** The JSON of `alm-examples` in the current version; undefined when there is none. */
  readonly examples: JsonDocument | undefined;
  /** The custom resources in it. */
  readonly customResources: readonly CustomResource[];
  /** Results that depend on these files only; see {@link file://./chart-source.ts}. */
  readonly results: Map<string, unknown>;
}

/** The operator below a folder; the earlier one when no file of it changed. */
export function operatorSource(files: FileSet, root: string, earlier?: OperatorSource): OperatorSource {
  const own = filesBelow(files, root);
  if (earlier && earlier.root === root && sameFiles(own, earlier.files)) return earlier;
  const versions = [...own.values()].filter(({ path }) => /\.clusterserviceversion\.ya?ml$/i.test(path));
  versions.sort((a, b) => (a.path < b.path ? -1 : 1));
  const current = versions.at(-1);
  const csv = current?.yaml.root;
  const examples = almExamples(current?.text ?? '', csv);
  return {
    root,
    files: own,
    versions,
    current,
    packageName: undefined,
    deployments: deploymentsOf(csv),
    examples,
    customResources: customResources(examples),
    results: new Map(),
  };
}
