import { mountMark } from './archive-mount';
import { nameOf, parentOf } from './images-folder';
import type { Settings } from './settings';
import type { FileSet } from './source-file';

/** The three kinds of deployment package (PG 2.2.1). */
export type PackageKind = 'helm' | 'operator' | 'osc';

/** What stands in package/: an archive, or the folder that `build` makes the archive from. */
export interface DeploymentPackage {
  /** `package/etcd-6.7.0.tgz`, `package/etcd`, `package`, or the folder that oscpkg.yaml names. */
  readonly path: string;
  /** Whether it is an archive. */
  readonly packed: boolean;
  /** Undefined when nothing in it tells. */
  readonly kind: PackageKind | undefined;
  /** More than one when the content is mixed, which is an error (R012). */
  readonly kinds: readonly PackageKind[];
  /** The folder in which the chart or operator starts: `package/etcd-6.7.0.tgz!/etcd`. */
  readonly root: string;
}

/** Whether a file name is that of an archive that could be a deployment package. */
export const isDeploymentArchive = (name: string): boolean => /\.(?:tgz|tar\.gz|zip)$/i.test(name);

/** Everything that could be the deployment package, archives first. Loose files of package/ are not listed. */
export function findDeploymentPackages(files: FileSet, settings: Settings): readonly DeploymentPackage[] {
  const paths = [...files.keys()];
  const archives = paths.filter((path) => parentOf(path) === 'package' && isDeploymentArchive(nameOf(path)));
  return [
    ...archives.sort().map((path) => describe(paths, path, true)),
    ...sourceFolders(paths, settings).map((path) => describe(paths, path, false)),
  ];
}

function describe(paths: readonly string[], path: string, packed: boolean): DeploymentPackage {
  const folder = packed ? `${path}${mountMark}` : `${path}/`;
  const inside = paths.filter(
    (one) => one.startsWith(folder) && !one.slice(folder.length).includes(mountMark),
  );
  const marks = markers.map(({ kind, pattern }) => ({ kind, root: shallowest(inside, folder, pattern) }));
  const found = marks.flatMap(({ kind, root }) => (root === undefined ? [] : [{ kind, root }]));
  const kinds = found.map(({ kind }) => kind);
  return { path, packed, kind: kinds[0], kinds, root: found[0]?.root ?? folder.replace(/\/$/, '') };
}

/** The file that makes a folder a chart, an operator or an OSC source (PG 2.2.3). */
const markers: readonly { readonly kind: PackageKind; readonly pattern: RegExp }[] = [
  { kind: 'helm', pattern: /^(?:[^/]+\/)?Chart\.yaml$/ },
  { kind: 'operator', pattern: /^(?:[^/]+\/){0,3}[^/]*(?:\.clusterserviceversion\.ya?ml|\.package\.yaml)$/i },
  { kind: 'osc', pattern: /^(?:[^/]+\/)?metadata\.yaml$/ },
];

/** The folder of the file nearest to the top that matches; for an operator the top folder of that file. */
function shallowest(paths: readonly string[], folder: string, pattern: RegExp): string | undefined {
  const depth = (path: string) => path.split('/').length;
  const matches = paths.filter((path) => pattern.test(path.slice(folder.length)));
  const [first] = matches.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  if (first === undefined) return undefined;
  const inside = first.slice(folder.length);
  const isOperator = !/(?:Chart|metadata)\.yaml$/.test(inside);
  const steps = inside.split('/').slice(0, -1);
  const root = isOperator ? steps.slice(0, 1) : steps;
  return `${folder.replace(/\/$/, '')}${root.length > 0 ? `/${root.join('/')}` : ''}`.replace(/!$/, '!');
}

/** The unpacked sources: the folder that oscpkg.yaml names, else package/ itself or its subfolders. */
function sourceFolders(paths: readonly string[], settings: Settings): readonly string[] {
  if (settings.source !== undefined) return [settings.source];
  const below = paths.filter((path) => path.startsWith('package/') && !path.includes(mountMark));
  if (
    below.some((path) =>
      /^package\/(?:Chart\.yaml|metadata\.yaml|[^/]*\.(?:clusterserviceversion|package)\.yaml)$/.test(path),
    )
  ) {
    return ['package'];
  }
  return [
    ...new Set(
      below.filter((path) => path.split('/').length > 2).map((path) => path.split('/').slice(0, 2).join('/')),
    ),
  ].sort();
}
