import { mountMark } from '../../package/archive-mount';
import { isDeploymentArchive } from '../../package/deployment-package';
import { nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';

/** What stands directly in a service directory, with the files below each name: one file for a file. */
export function topEntries(pkg: ServicePackage): ReadonlyMap<string, readonly string[]> {
  const entries = new Map<string, string[]>();
  for (const path of pkg.files.keys()) {
    if (path.startsWith('../') || path.includes(mountMark)) continue;
    const [top = ''] = path.split('/');
    const known = entries.get(top);
    if (known) known.push(path);
    else entries.set(top, [path]);
  }
  return entries;
}

/** Whether there is a file in a folder of the service directory. */
export const hasFolder = (pkg: ServicePackage, folder: string): boolean =>
  [...pkg.files.keys()].some((path) => path.startsWith(`${folder}/`));

/** What systems and tools leave behind: never meant to be part of a package. */
export const isJunk = (name: string): boolean =>
  /^(?:__MACOSX|\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|ehthumbs\.db)$/i.test(name);

/** Folders that are meant to be package/ but have another name; none when package/ or oscpkg.yaml's source is there. */
export function misnamedPackageFolders(pkg: ServicePackage): readonly string[] {
  if (hasFolder(pkg, 'package') || pkg.settings.source !== undefined) return [];
  return [...topEntries(pkg)]
    .filter(([name]) => /^(?:packages?|pkgs?|deploy(?:ment)?[-_]?packages?)$/i.test(name))
    .filter(([, paths]) => paths.some((path) => path.includes('/') && holdsPackage(nameOf(path))))
    .map(([name]) => name);
}

const holdsPackage = (name: string): boolean =>
  isDeploymentArchive(name) || /^(?:Chart|metadata)\.yaml$|\.clusterserviceversion\.ya?ml$/.test(name);
