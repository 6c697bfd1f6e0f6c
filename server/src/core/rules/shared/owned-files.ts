import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';

/**
 * The YAML files that the platform reads and no other tool checks for the author: mapping.yaml, oscpkg.yaml, Chart.yaml,
 * values.yaml, the ClusterServiceVersions, the files of an OSC source. Templates are not YAML.
 */
export function ownedFiles(pkg: ServicePackage): readonly SourceFile[] {
  const { mapping, settings, chart, operator, osc } = pkg;
  const files = [
    mapping?.file,
    settings.file,
    chart?.metadata,
    chart?.values,
    ...(operator?.versions ?? []),
    operator?.manifest?.file,
    osc?.metadata,
    osc?.lifecycle,
    ...(osc?.definitions ?? []).map(({ file }) => file),
    ...(osc?.crds ?? []),
    ...(osc?.monitorConfigs ?? []),
    ...(osc?.logConfigs ?? []),
  ];
  return files.filter((file) => file !== undefined).filter(({ isRead }) => isRead);
}
