import { mountMark } from '../../package/archive-mount';
import { isDeploymentArchive } from '../../package/deployment-package';
import type { ServicePackage } from '../../package/service-package';

/** Something in package/ that can be no deployment package. */
export interface LooseFile {
  /** Path of the file, or of the folder when all of it is loose. */
  readonly path: string;
  readonly reason: 'format' | 'folder' | 'other';
}

/**
 * What lies in package/ beside deployment packages (R007). In a folder that is being written the unpacked source belongs
 * there and other files do no harm, because the build leaves them out; only archives that nobody can read count.
 */
export function looseFiles(pkg: ServicePackage): readonly LooseFile[] {
  if (pkg.delivery && isSourceItself(pkg)) return [{ path: 'package', reason: 'folder' }];
  const found = new Map<string, LooseFile>();
  for (const file of pkg.files.keys()) {
    if (!file.startsWith('package/') || file.includes(mountMark)) continue;
    const [, name = '', ...below] = file.split('/');
    const path = `package/${name}`;
    if (below.length > 0) {
      if (pkg.delivery) found.set(path, { path, reason: 'folder' });
    } else if (!isDeploymentArchive(name)) {
      const isArchive = /\.(?:tar|tar\.\w+|gz|bz2|xz|zst|rar|7z|tbz2?|txz)$/i.test(name);
      if (isArchive) found.set(path, { path, reason: 'format' });
      else if (pkg.delivery) found.set(path, { path, reason: 'other' });
    }
  }
  return [...found.values()];
}

/** Whether package/ itself is the unpacked source, and so one loose folder as a whole. */
const isSourceItself = ({ deployments }: ServicePackage): boolean =>
  deployments.some(({ path }) => path === 'package');
