import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { oscMetadata } from './stated-identity';

/**
 * The YAML files that the platform reads and no other tool checks for the author: mapping.yaml, oscpkg.yaml, Chart.yaml,
 * values.yaml, the ClusterServiceVersions, metadata.yaml of an OSC source. Templates are not YAML.
 */
export function ownedFiles(pkg: ServicePackage): readonly SourceFile[] {
  const { mapping, settings, chart, operator } = pkg;
  const metadata = oscMetadata(pkg);
  const files = [
    mapping?.file,
    settings.file,
    chart?.metadata,
    chart?.values,
    ...(operator?.versions ?? []),
    operator?.manifest?.file,
    metadata,
  ];
  return files.filter((file) => file !== undefined).filter(({ isRead }) => isRead);
}
