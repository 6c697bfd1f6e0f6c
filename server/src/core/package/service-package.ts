import { readMetadata } from '../helm/chart/metadata';
import type { ImageArchiveInfo } from '../images/image-archive';
import { asMap, textAt, valueIn } from '../yaml/path';
import type { ArchiveDefect } from './archive-defect';
import { type ChartSource, chartSource } from './chart-source';
import { type DeploymentPackage, findDeploymentPackages } from './deployment-package';
import { type ImageFile, imageFiles, imagesFolder, mappingFile } from './images-folder';
import { type Mapping, readMapping } from './mapping';
import { type OperatorSource, operatorSource } from './operator-source';
import { type OscSource, oscSource } from './osc-source';
import { type HelmVersion, readSettings, type Settings, settingsFileName } from './settings';
import { type FileSet, SourceFile } from './source-file';
import { largestText } from './text-limits';

/** A defect of an archive, with the archive's path; `''` is the outer zip. */
export interface FoundDefect {
  readonly archive: string;
  readonly defect: ArchiveDefect;
}

/** What is known of the zip that a package was read from. */
export interface Delivery {
  /** File name of the outer zip. */
  readonly fileName: string;
  /** Size of the outer zip in bytes. */
  readonly size: number;
  /** The first path segments in the zip, sorted: one service directory, if all is well. */
  readonly topLevel: readonly string[];
}

/** What a snapshot is made of; load.ts reads it, {@link assemble} makes sense of it. */
export interface PackageParts {
  /** Name of the service directory. */
  readonly name: string;
  readonly files: FileSet;
  /** What image archives say of themselves, by path; archives that were not read are missing. */
  readonly imageInfo: ReadonlyMap<string, ImageArchiveInfo>;
  readonly defects: readonly FoundDefect[];
  readonly delivery?: Delivery;
  /** The Helm version that counts when oscpkg.yaml names none: the user's choice for all packages. */
  readonly helmVersion?: HelmVersion;
  /** Milliseconds that one rendering of the chart may take; what the engine allows when absent. */
  readonly renderTime?: number;
}

/** An immutable snapshot of one service package: a folder that is being written, or a built zip. */
export interface ServicePackage extends PackageParts {
  readonly settings: Settings;
  /** What stands in package/ (or where oscpkg.yaml says): one, if all is well. */
  readonly deployments: readonly DeploymentPackage[];
  /** The deployment package, when there is exactly one of a known kind; of several the first unpacked one. */
  readonly deployment: DeploymentPackage | undefined;
  /** The chart, when the deployment package is one. */
  readonly chart: ChartSource | undefined;
  /** The operator, when the deployment package is one. */
  readonly operator: OperatorSource | undefined;
  /** The package in the platform's own format, when the deployment package is one. */
  readonly osc: OscSource | undefined;
  /** Path of the folder that holds the image archives: `images`, or where oscpkg.yaml says. */
  readonly imagesFolder: string;
  /** Files in the images folder that are no mapping file, sorted by name. */
  readonly images: readonly ImageFile[];
  /** mapping.yaml, also under one of the wrong names that are still understood. */
  readonly mapping: Mapping | undefined;
}

/** Makes sense of the parts of a package. Of an earlier snapshot it keeps the chart, the operator or the OSC source when their files are the same. */
export function assemble(parts: PackageParts, earlier?: ServicePackage): ServicePackage {
  const { files } = parts;
  const settings = readSettings(files.get(settingsFileName), parts.helmVersion);
  const deployments = findDeploymentPackages(files, settings);
  const deployment =
    deployments.find((one) => !one.packed && one.kind) ?? deployments.find((one) => one.kind);
  const mapping = mappingFile(files, settings);
  return {
    ...parts,
    settings,
    deployments,
    deployment,
    chart: deployment?.kind === 'helm' ? chartSource(files, deployment.root, earlier?.chart) : undefined,
    operator:
      deployment?.kind === 'operator' ? operatorSource(files, deployment.root, earlier?.operator) : undefined,
    osc: deployment?.kind === 'osc' ? oscSource(files, deployment.root, earlier?.osc) : undefined,
    imagesFolder: imagesFolder(settings),
    images: imageFiles(parts, settings),
    mapping: mapping && (earlier?.mapping?.file === mapping ? earlier.mapping : readMapping(mapping)),
  };
}

/** The next snapshot, with another text in one file (an edit of an open document). */
export function withText(pkg: ServicePackage, path: string, text: string, version: string): ServicePackage {
  const files = new Map(pkg.files);
  const content = text.length <= largestText(path) ? text : undefined;
  files.set(path, new SourceFile(path, text.length, version, content, pkg.files.get(path)));
  return assemble({ ...pkg, files }, pkg);
}

/**
 * The service's name and version as its deployment package states them; undefined where they are not written. Those of a
 * chart as Helm reads them: `version: 1.0` is the number 1 and names the archive so.
 */
export function identity(pkg: ServicePackage): {
  readonly name: string | undefined;
  readonly version: string | undefined;
} {
  const chart = pkg.chart?.metadata;
  if (chart) {
    const { name, version } = readMetadata(chart, chart.path).metadata;
    return { name: name.text || undefined, version: version.text || undefined };
  }
  const osc = pkg.osc?.metadata?.yaml.root;
  if (osc) return { name: textAt(valueIn(osc, 'name')), version: textAt(valueIn(osc, 'version')) };
  const spec = asMap(valueIn(pkg.operator?.current?.yaml.root, 'spec'));
  return { name: pkg.operator?.packageName ?? undefined, version: textAt(valueIn(spec, 'version')) };
}
