import type { CustomServiceDefinition } from '../../osc/custom-service-definition';
import { versionGrounds } from '../../osc/version-path';
import type { ServicePackage } from '../../package/service-package';
import { followDotPath } from '../../references/dot-path';
import type { YamlNode } from '../../yaml/node';

/** What a version path reaches in what instances begin with; undefined when it leads nowhere. */
export function versionTarget(
  pkg: ServicePackage,
  { file }: CustomServiceDefinition,
  path: string,
): YamlNode | undefined {
  for (const { root } of versionGrounds(pkg, file)) {
    const { complete, node } = followDotPath(root, path);
    if (complete && node) return node;
  }
  return undefined;
}
