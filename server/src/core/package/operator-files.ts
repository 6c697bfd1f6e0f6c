import { nameOf } from './images-folder';
import type { SourceFile } from './source-file';

/** Whether a file name is that of a ClusterServiceVersion (R060; `.yml` is wrong but understood). */
export const isVersionName = (name: string): boolean => /\.clusterserviceversion\.ya?ml$/i.test(name);

/** Whether a YAML file says that it is a ClusterServiceVersion, whatever its name. */
export const saysVersion = (file: SourceFile): boolean =>
  /\.ya?ml$/i.test(file.path) && /^kind:[ \t]*["']?ClusterServiceVersion\b/m.test(file.text);

/** Whether a path, relative to what is packed, is one that only an operator has (PG 2.2.3, operator-registry). */
export const isOperatorMark = (path: string): boolean =>
  path.split('/').length <= 4 && (isVersionName(nameOf(path)) || /\.package\.ya?ml$/i.test(path));

/**
 * The folder in which an operator starts: the packed folder, or the one below it in which everything lies. The folders
 * of a bundle and of a version belong to the operator.
 */
export function operatorRoot(paths: readonly string[], folder: string): string {
  const tops = new Set(paths.map((path) => path.slice(folder.length).split('/')[0] ?? ''));
  const [only = ''] = tops;
  const below = `${folder}${only}/`;
  const isWrapped = tops.size === 1 && only !== 'manifests' && paths.every((path) => path.startsWith(below));
  const holdsMore = paths.some(
    (path) => path.slice(below.length).includes('/') || /\.package\.ya?ml$/i.test(path),
  );
  return isWrapped && holdsMore ? below.slice(0, -1) : folder.replace(/\/$/, '');
}
