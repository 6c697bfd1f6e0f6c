import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';

/**
 * The YAML files that the platform reads and no other tool checks for the author: mapping.yaml, oscpkg.yaml, Chart.yaml,
 * values.yaml, the ClusterServiceVersions, the files of an OSC source. Templates are not YAML.
 */
export const ownedFiles = (pkg: ServicePackage): readonly SourceFile[] =>
  allOwned(pkg).filter(({ isRead }) => isRead);

/**
 * The files among them that are too large to be read, and other YAML that rules look into. Not those of a chart: lint
 * speaks of them, as Helm does.
 */
export function unreadFiles(pkg: ServicePackage): readonly SourceFile[] {
  const { files, settings, chart, operator, osc } = pkg;
  const values = settings.values.flatMap((path) => files.get(path) ?? []);
  const below = [...(operator?.files.values() ?? []), ...(osc?.files.values() ?? [])];
  const manifests = below.filter(({ path }) => /\.ya?ml$/i.test(path));
  const all = new Set([...allOwned(pkg), ...values, ...manifests]);
  return [...all].filter(({ isRead, path }) => !isRead && !chart?.files.has(path));
}

function allOwned(pkg: ServicePackage): readonly SourceFile[] {
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
  return files.filter((file) => file !== undefined);
}
