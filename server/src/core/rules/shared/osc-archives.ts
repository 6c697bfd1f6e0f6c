import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import type { Finding } from '../rule';

/** OSC packages that are not packed as `.zip` (R010). */
export function* oscArchives({ deployments }: ServicePackage): Generator<Finding> {
  for (const { path, packed, kind } of deployments) {
    if (!packed || kind !== 'osc' || /\.zip$/i.test(path)) continue;
    yield {
      at: { file: path },
      message: say(
        'An OSC package must be packed as .zip, not as .tgz',
        'OSC 规范包必须打包为 .zip，而不是 .tgz',
      ),
    };
  }
}
