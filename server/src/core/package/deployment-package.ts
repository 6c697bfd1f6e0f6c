import { mountMark } from './archive-mount';
import { nameOf, parentOf } from './images-folder';
import { isOperatorMark, operatorRoot, saysVersion } from './operator-files';
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
    ...archives.sort().map((path) => describe(files, path, true)),
    ...sourceFolders(paths, settings).map((path) => describe(files, path, false)),
  ];
}

function describe(files: FileSet, path: string, packed: boolean): DeploymentPackage {
  const folder = packed ? `${path}${mountMark}` : `${path}/`;
  const inside = [...files.keys()].filter(
    (one) => one.startsWith(folder) && !one.slice(folder.length).includes(mountMark),
  );
  const found = foundKinds(files, inside, folder);
  const kinds = found.map(({ kind }) => kind);
  return { path, packed, kind: kinds[0], kinds, root: found[0]?.root ?? folder.replace(/\/$/, '') };
}

interface FoundKind {
  readonly kind: PackageKind;
  readonly root: string;
}

/** What the marks in a folder say that it is (PG 2.2.3); more than one kind when the content is mixed. */
function foundKinds(files: FileSet, inside: readonly string[], folder: string): readonly FoundKind[] {
  const osc = shallowest(inside, folder, /^(?:[^/]+\/)?metadata\.yaml$/);
  const chart = shallowest(inside, folder, /^(?:[^/]+\/)?Chart\.yaml$/);
  const helm = osc !== undefined && chart === `${osc}/raw` ? undefined : chart;
  const isOperator =
    inside.some((path) => isOperatorMark(path.slice(folder.length)) && !isInner(path, helm, osc)) ||
    (helm === undefined && osc === undefined && inside.some((path) => isNamelessVersion(files, path)));
  return [
    ...(helm === undefined ? [] : [{ kind: 'helm' as const, root: helm }]),
    ...(isOperator ? [{ kind: 'operator' as const, root: operatorRoot(inside, folder) }] : []),
    ...(osc === undefined ? [] : [{ kind: 'osc' as const, root: osc }]),
  ];
}

/** Whether a file belongs to the raw/ of an OSC package or is installed by a chart, and so says nothing about the kind. */
const isInner = (path: string, helm: string | undefined, osc: string | undefined): boolean =>
  (osc !== undefined && path.startsWith(`${osc}/raw/`)) ||
  (helm !== undefined &&
    ['templates', 'charts', 'crds', 'files'].some((name) => path.startsWith(`${helm}/${name}/`)));

/** Whether a file is a ClusterServiceVersion by its content only (R060). */
function isNamelessVersion(files: FileSet, path: string): boolean {
  const file = files.get(path);
  return file !== undefined && saysVersion(file);
}

/** The folder of the file nearest to the top that matches. */
function shallowest(paths: readonly string[], folder: string, pattern: RegExp): string | undefined {
  const depth = (path: string) => path.split('/').length;
  const matches = paths.filter((path) => pattern.test(path.slice(folder.length)));
  const [first] = matches.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  return first === undefined ? undefined : parentOf(first) || folder;
}

/** The unpacked sources: the folder that oscpkg.yaml names, else package/ itself or its subfolders. */
function sourceFolders(paths: readonly string[], settings: Settings): readonly string[] {
  if (settings.source !== undefined) return [settings.source];
  const below = paths.filter((path) => path.startsWith('package/') && !path.includes(mountMark));
  if (below.some((path) => sourceItself.test(path.slice('package/'.length)))) return ['package'];
  return [
    ...new Set(
      below.filter((path) => path.split('/').length > 2).map((path) => path.split('/').slice(0, 2).join('/')),
    ),
  ].sort();
}

/** The files that make package/ itself the source: a chart, an OSC source, an operator in one of its three layouts. */
const sourceItself =
  /^(?:Chart\.yaml|metadata\.yaml|[^/]*\.(?:clusterserviceversion|package)\.ya?ml|manifests\/[^/]*\.clusterserviceversion\.ya?ml|metadata\/annotations\.yaml)$/i;
