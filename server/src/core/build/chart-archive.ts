import { type Chart, type ChartFile, chartsBelow } from '../helm/chart/chart';
import { loadChart } from '../helm/chart/load-chart';
import type { FileSet, SourceFile } from '../package/source-file';
import { type Message, say } from '../text/message';
import { type ArchiveFile, compareInWalk } from './archive-file';
import { chartYaml, lockYaml } from './chart-metadata';

/** What goes into a chart's archive, or why it cannot be packed. */
export interface ChartArchive {
  readonly name: string;
  readonly version: string;
  /** In the order in which helm writes them; subcharts, which helm shuffles, sorted. */
  readonly files: readonly ArchiveFile[];
  /** Not empty when the files above are not the whole chart. */
  readonly problems: readonly Message[];
}

/**
 * The content of the `.tgz` that `helm package` would make of the chart in a folder (pkg/chartutil/save.go): what
 * `.helmignore` leaves, metadata written anew, archives of subcharts unpacked; undefined when there is no Chart.yaml.
 */
export function chartArchive(files: FileSet, root: string): ChartArchive | undefined {
  const { chart } = loadChart(files, root);
  if (!chart) return undefined;
  const source = (path: string) => files.get(root === '' ? path : `${root}/${path}`);
  const { name, version } = chart.metadata;
  return {
    name: name.text,
    version: version.text,
    files: filesOf(chart, chart.name, source),
    problems: [...chartsBelow(chart)].flatMap(problemsOf),
  };
}

type FindSource = (path: string) => SourceFile | undefined;

/** `base` is the chart's folder in the archive. */
function filesOf(chart: Chart, base: string, source: FindSource): readonly ArchiveFile[] {
  const prefix = chart.folder === '' ? '' : `${chart.folder}/`;
  const lock = source(`${prefix}Chart.lock`) ?? source(`${prefix}requirements.lock`);
  const isOld = chart.metadata.apiVersion.text === 'v1';
  const own = [
    { name: 'Chart.yaml', bytes: encoder.encode(chartYaml(chart.metadata)) },
    ...(lock && !isOld ? [{ name: 'Chart.lock', bytes: encoder.encode(lockYaml(lock)) }] : []),
    ...[chart.values, chart.schema].flatMap((file) => (file ? [contentOf(file)] : [])),
    ...[...chart.templates].sort(inWalk).map(contentOf),
    ...[...chart.files].sort(inWalk).map(contentOf),
  ];
  return [
    ...own.map(({ name, bytes }) => ({ path: `${base}/${name}`, bytes })),
    ...subchartFolders(chart).flatMap(([folder, subchart]) =>
      filesOf(subchart, `${base}/charts/${folder}`, source),
    ),
  ];
}

const encoder = new TextEncoder();

const inWalk = (a: ChartFile, b: ChartFile): number => compareInWalk(a.name, b.name);

/** Helm takes a byte order mark from every file. */
function contentOf({ name, source: { bytes } }: ChartFile): {
  readonly name: string;
  readonly bytes: Uint8Array;
} {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { name, bytes: hasMark ? bytes.subarray(3) : bytes };
}

/** Subcharts lie in folders of their names. Of two versions of one chart helm makes one folder; here each has its own. */
function subchartFolders({ dependencies }: Chart): readonly (readonly [string, Chart])[] {
  const folders = new Map<string, Chart>();
  for (const chart of dependencies) {
    const taken = folders.has(chart.name);
    folders.set(taken ? `${chart.name}-${chart.metadata.version.text}` : chart.name, chart);
  }
  return [...folders].sort(([a], [b]) => compareInWalk(a, b));
}

function problemsOf(chart: Chart): readonly Message[] {
  const all = [chart.values, chart.schema, ...chart.templates, ...chart.files];
  const unread = all.flatMap((file) => (file && !file.source.isRead ? [tooLarge(file.path)] : []));
  return /^(?:|\.|\.\.|.*[/\\].*)$/s.test(chart.name) ? [badName(chart), ...unread] : unread;
}

const tooLarge = (path: string): Message =>
  say(
    '"{path}" is too large for a chart: Helm refuses files above 5 MiB. Move it out of the chart or name it in .helmignore',
    '“{path}”对 Chart 来说过大：Helm 拒绝超过 5 MiB 的文件。请将其移出 Chart，或写入 .helmignore',
    { path },
  );

const badName = ({ name, folder }: Chart): Message =>
  say(
    '"{name}" in {file} cannot be the name of a chart: give it a name of letters, digits and "-"',
    '{file} 中的“{name}”不能作为 Chart 名称：请使用由字母、数字和“-”组成的名称',
    { name, file: folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml` },
  );
