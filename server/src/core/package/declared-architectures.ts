import { itemsOf, nodeAt, textAt, valueIn } from '../yaml/path';
import { type Architecture, architectures } from './mapping';
import type { ServicePackage } from './service-package';
import type { SourceFile } from './source-file';

/** The architectures that the service's metadata declares (R049, R066); empty when it declares none. */
export function declaredArchitectures(pkg: ServicePackage): ReadonlySet<Architecture> {
  if (pkg.osc) return listed(pkg.osc.metadata);
  const metadata = pkg.chart?.metadata?.yaml.root ?? pkg.operator?.current?.yaml.root;
  const path = pkg.chart ? ['annotations', 'architecture'] : ['metadata', 'annotations', 'architecture'];
  const words = (textAt(nodeAt(metadata, path)) ?? '').split(',').map((word) => word.trim());
  return new Set(architectures.filter((one) => words.includes(one)));
}

/** metadata.yaml of an OSC package has a list (R081). */
function listed(metadata: SourceFile | undefined): ReadonlySet<Architecture> {
  const words = itemsOf(valueIn(metadata?.yaml.root, 'architecture')).map(textAt);
  return new Set(architectures.filter((one) => words.includes(one)));
}
