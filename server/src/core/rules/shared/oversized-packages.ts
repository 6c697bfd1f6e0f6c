import { mountMark } from '../../package/archive-mount';
import type { Related } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import type { Finding } from '../rule';

/** PI 4: 4 MB; read as mebibytes, so that nothing at the edge is called wrong. */
const largestUpload = 4 * 1024 * 1024;
/** How many of the largest files inside are named. */
const shownFiles = 3;

/** Packed deployment packages above the limit of a private upload (R180). How large a source gets is known once it is packed. */
export function* oversizedPackages(pkg: ServicePackage): Generator<Finding> {
  for (const { path, packed } of pkg.deployments) {
    const size = pkg.files.get(path)?.size ?? 0;
    if (!packed || size <= largestUpload) continue;
    yield {
      at: { file: path },
      message: say(
        'The deployment package has {size} MB: at most 4 MB can be uploaded as a private service',
        '部署包大小为 {size} MB：作为私有服务上传最大为 4 MB',
        { size: megabytes(size) },
      ),
      related: largest(pkg, path),
    };
  }
}

/** Sources of more bytes than a private upload takes: whether they are too large shows once they are packed. */
export function* unpackedPackages(pkg: ServicePackage): Generator<Finding> {
  for (const { path, packed } of pkg.deployments) {
    const below = [...pkg.files.values()].filter(
      (file) => file.path.startsWith(`${path}/`) && !file.path.includes(mountMark),
    );
    const size = below.reduce((sum, file) => sum + file.size, 0);
    if (packed || size <= largestUpload) continue;
    yield {
      at: { file: path },
      message: say(
        'whether the deployment package keeps to 4 MB: its source has {size} MB and is not packed yet. Build it and check the zip.',
        '部署包是否不超过 4 MB：其源码有 {size} MB，尚未打包。请构建后检查 zip。',
        { size: megabytes(size) },
      ),
      related: largest(pkg, path, '/'),
      notChecked: true,
    };
  }
}

function largest({ files }: ServicePackage, folder: string, mark = mountMark): readonly Related[] {
  return [...files.values()]
    .filter(({ path }) => path.startsWith(folder + mark))
    .sort((a, b) => b.size - a.size)
    .slice(0, shownFiles)
    .map(({ path, size }) => ({
      at: { file: path },
      message: say('{size} MB unpacked', '解压后 {size} MB', { size: megabytes(size) }),
    }));
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
