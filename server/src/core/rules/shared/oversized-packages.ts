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

function largest({ files }: ServicePackage, archive: string): readonly Related[] {
  return [...files.values()]
    .filter(({ path }) => path.startsWith(archive + mountMark))
    .sort((a, b) => b.size - a.size)
    .slice(0, shownFiles)
    .map(({ path, size }) => ({
      at: { file: path },
      message: say('{size} MB unpacked', '解压后 {size} MB', { size: megabytes(size) }),
    }));
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
