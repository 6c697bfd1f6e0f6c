import type { FileSet, SourceFile } from './source-file';

/** The files of a chart in a package, and what was worked out of them (rendering keeps its results here). */
export interface ChartSource {
  /** Folder in which Chart.yaml stands. */
  readonly root: string;
  /** All files below the root, subcharts and the content of their archives included. */
  readonly files: FileSet;
  readonly metadata: SourceFile | undefined;
  readonly values: SourceFile | undefined;
  /** Results that depend on these files only, by a name that their maker chooses; gone with this snapshot of the chart. */
  readonly results: Map<string, unknown>;
  /** What stays right when files change (texts parsed by their content); handed on from snapshot to snapshot. */
  readonly caches: Map<string, unknown>;
}

/** The chart below a folder; the earlier one when no file of it changed. */
export function chartSource(files: FileSet, root: string, earlier?: ChartSource): ChartSource {
  const own = filesBelow(files, root);
  if (earlier && earlier.root === root && sameFiles(own, earlier.files)) return earlier;
  return {
    root,
    files: own,
    metadata: own.get(`${root}/Chart.yaml`),
    values: own.get(`${root}/values.yaml`),
    results: new Map(),
    caches: earlier?.caches ?? new Map(),
  };
}

/** The files below a folder. */
export const filesBelow = (files: FileSet, root: string): FileSet =>
  new Map([...files].filter(([path]) => path.startsWith(`${root}/`)));

/** Whether two sets hold the very same files. */
export const sameFiles = (a: FileSet, b: FileSet): boolean =>
  a.size === b.size && [...a].every(([path, file]) => b.get(path) === file);
