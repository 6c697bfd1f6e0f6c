import type { SourceFile } from '../../package/source-file';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { HelmVersion } from '../profile';
import type { ChartMetadata } from './metadata';

/** A file of a chart. */
export interface ChartFile {
  /** Name inside its own chart: `templates/service.yaml`. */
  readonly name: string;
  /** Path relative to the root chart, through folders and archives: `charts/redis-1.0.0.tgz!/redis/values.yaml`. */
  readonly path: string;
  readonly source: SourceFile;
}

/** A chart as Helm's loader sees it; a subchart that is used under an alias is the same with another name. */
export interface Chart {
  /** The name that it goes by: its own, or the alias under which the parent uses it. */
  readonly name: string;
  /** Folder relative to the root chart: `''` for the root itself, `charts/redis`, `charts/redis-1.0.0.tgz!/redis`. */
  readonly folder: string;
  readonly metadata: ChartMetadata;
  readonly values: ChartFile | undefined;
  readonly schema: ChartFile | undefined;
  /** Everything below `templates/`. */
  readonly templates: readonly ChartFile[];
  /** What `.Files` shows: all that is neither metadata, values, template nor subchart. */
  readonly files: readonly ChartFile[];
  /** The charts below `charts/`, whether wanted or not; sorted by folder. */
  readonly dependencies: readonly Chart[];
}

/** The files of a chart by what they are to Helm. */
export interface ChartParts {
  readonly metadataFile: ChartFile | undefined;
  readonly lock: ChartFile | undefined;
  readonly values: ChartFile | undefined;
  readonly schema: ChartFile | undefined;
  readonly requirements: ChartFile | undefined;
  readonly templates: readonly ChartFile[];
  readonly files: readonly ChartFile[];
  readonly subcharts: ReadonlyMap<string, readonly ChartFile[]>;
}

/** Why Helm refuses a chart, or one thing that it only warns about. */
export interface ChartProblem {
  /** Names the kind of problem, such as `missing-dependency` or `schema`; template errors have their own codes. */
  readonly code: string;
  readonly message: Message;
  /** Path relative to the root chart. */
  readonly file: string;
  /** The text at fault in that file; undefined when it is the file as a whole. */
  readonly span: Span | undefined;
  /** What Helm would print, or close to it. */
  readonly detail: string;
  /** The first Helm release that minds; absent when 3.5.4 does. */
  readonly since?: HelmVersion;
}

/** The charts below and with `chart`, parents first. */
export function* chartsBelow(chart: Chart): Generator<Chart> {
  yield chart;
  for (const dependency of chart.dependencies) yield* chartsBelow(dependency);
}
