import { type CustomServiceDefinition, readDefinition } from '../osc/custom-service-definition';
import { type ChartSource, chartSource, filesBelow, sameFiles } from './chart-source';
import type { FileSet, SourceFile } from './source-file';

/** The files of a deployment package in the platform's own format. */
export interface OscSource {
  /** Folder in which metadata.yaml stands. */
  readonly root: string;
  readonly files: FileSet;
  readonly metadata: SourceFile | undefined;
  readonly lifecycle: SourceFile | undefined;
  /** `manifests/*_csd.yaml`, also those that only their content tells. */
  readonly definitions: readonly CustomServiceDefinition[];
  /** The CustomResourceDefinitions in `manifests/`. */
  readonly crds: readonly SourceFile[];
  /** Files in `manifests/vendor/` that switch on monitoring, by kind. */
  readonly monitorConfigs: readonly SourceFile[];
  readonly logConfigs: readonly SourceFile[];
  /** The chart in `raw/` that the package was made of; undefined when it was made of an operator. */
  readonly chart: ChartSource | undefined;
}

/** The OSC source below a folder; the earlier one when no file of it changed. */
export function oscSource(files: FileSet, root: string, earlier?: OscSource): OscSource {
  const own = filesBelow(files, root);
  if (earlier && earlier.root === root && sameFiles(own, earlier.files)) return earlier;
  const manifests = [...filesBelow(own, `${root}/manifests`).values()].filter(isYaml);
  return {
    root,
    files: own,
    metadata: own.get(`${root}/metadata.yaml`),
    lifecycle: own.get(`${root}/lifecycle.yaml`),
    definitions: manifests.filter(isDefinition).map((file) => file.derived(readDefinition)),
    crds: manifests.filter((file) => says(file, 'CustomResourceDefinition')),
    monitorConfigs: manifests.filter(isVendor('monitor_config.yaml', 'MonitorConfig')),
    logConfigs: manifests.filter(isVendor('log_config.yaml', 'LogConfig')),
    chart: chartIn(own, root, earlier?.chart),
  };
}

const isYaml = ({ path }: SourceFile): boolean =>
  /\.ya?ml$/i.test(path) && !path.includes('!/', path.indexOf('/manifests/'));

const isDefinition = (file: SourceFile): boolean =>
  /_csd\.ya?ml$/i.test(file.path) || says(file, 'CustomServiceDefinition');

const isVendor = (name: string, kind: string) => (file: SourceFile) =>
  file.path.endsWith(`/vendor/${name}`) || says(file, kind);

const says = (file: SourceFile, kind: string): boolean =>
  new RegExp(`^kind:[ \\t]*["']?${kind}\\b`, 'm').test(file.text);

function chartIn(files: FileSet, root: string, earlier: ChartSource | undefined): ChartSource | undefined {
  const charts = [...files.keys()]
    .filter((path) => path.startsWith(`${root}/raw/`) && path.endsWith('/Chart.yaml'))
    .sort((a, b) => a.split('/').length - b.split('/').length);
  const [first] = charts;
  return first === undefined ? undefined : chartSource(files, first.slice(0, -'/Chart.yaml'.length), earlier);
}
