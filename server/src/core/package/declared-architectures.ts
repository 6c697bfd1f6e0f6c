import { nodeAt, textAt } from '../yaml/path';
import { type Architecture, architectures } from './mapping';
import type { ServicePackage } from './service-package';

/** The architectures that the service's metadata declares (R049, R066); empty when it declares none. */
export function declaredArchitectures(pkg: ServicePackage): ReadonlySet<Architecture> {
  const metadata = pkg.chart?.metadata?.yaml.root ?? pkg.operator?.current?.yaml.root;
  const path = pkg.chart ? ['annotations', 'architecture'] : ['metadata', 'annotations', 'architecture'];
  const words = (textAt(nodeAt(metadata, path)) ?? '').split(',').map((word) => word.trim());
  return new Set(architectures.filter((one) => words.includes(one)));
}
