import type { FileSet } from '../../package/source-file';
import { say } from '../../text/message';
import type { Chart, ChartFile, ChartParts, ChartProblem } from './chart';
import { ignoreRules } from './ignore-rules';
import { readMetadata } from './metadata';
import { checkMetadata } from './metadata-check';
import { unopened, unreadFiles } from './unread-files';

/** A chart and what hinders Helm from loading it. What can be read is there even when Helm would refuse all of it. */
export interface LoadedChart {
  /** Undefined when there is no Chart.yaml. */
  readonly chart: Chart | undefined;
  /** In the order in which Helm would meet them; none that the release minds, exactly when it loads the chart. */
  readonly problems: readonly ChartProblem[];
}

/**
 * Loads the chart in a folder of a snapshot, with its subcharts in folders and archives (whose content is mounted at
 * `charts/redis-1.0.0.tgz!/…`). Files that `.helmignore` names are left out, unless the chart itself lies in an archive
 * (`unpacked` false); `helm lint` unpacks an archive first.
 */
export function loadChart(files: FileSet, root: string, unpacked = !root.includes('!/')): LoadedChart {
  const prefix = root === '' ? '' : `${root}/`;
  const rules = unpacked ? ignoreRules(files.get(`${prefix}.helmignore`)?.text) : undefined;
  const all: ChartFile[] = [];
  for (const [path, source] of files) {
    if (!path.startsWith(prefix)) continue;
    const name = path.slice(prefix.length);
    if (!rules?.ignores(outsideArchives(name))) all.push({ name, path: name, source });
  }
  all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const problems: ChartProblem[] = (rules?.problems ?? []).map(({ span, message }) => ({
    code: 'invalid-helmignore',
    message,
    file: '.helmignore',
    span,
    detail: message.text.en,
  }));
  return { chart: loadFiles(all, '', problems, 0), problems };
}

/** How deep charts may lie in charts; deeper ones are not read. */
const deepest = 20;

/** The part of a path that lies in the file system: an archive is one file to `.helmignore`. */
function outsideArchives(path: string): string {
  const archive = path.indexOf('!/');
  return archive === -1 ? path : path.slice(0, archive);
}

/** One chart from its files, whose names are relative to it. */
function loadFiles(
  all: readonly ChartFile[],
  folder: string,
  problems: ChartProblem[],
  depth: number,
): Chart | undefined {
  const parts = sortOut(all);
  const { metadataFile } = parts;
  if (!metadataFile) {
    problems.push(missingMetadata(folder));
    return undefined;
  }
  const { requirements } = parts;
  const { metadata, mismatches } = readMetadata(metadataFile.source, metadataFile.path, requirements);
  problems.push(
    ...unreadFiles(metadataFile, parts),
    ...checkMetadata(metadataFile, parts, metadata, mismatches),
  );
  const isOld = metadata.apiVersion.text === 'v1';
  return {
    name: metadata.name.text,
    folder,
    metadata,
    values: parts.values,
    schema: parts.schema,
    templates: parts.templates,
    files: parts.files.filter(({ name }) => isOld || !/^requirements\.(?:yaml|lock)$/.test(name)),
    dependencies: depth < deepest ? loadSubcharts(parts.subcharts, folder, problems, depth) : [],
  };
}

function sortOut(all: readonly ChartFile[]): ChartParts {
  const named = new Map(all.map((file) => [file.name, file]));
  const templates: ChartFile[] = [];
  const files: ChartFile[] = [];
  const subcharts = new Map<string, ChartFile[]>();
  for (const file of all) {
    const { name } = file;
    if (special.has(name)) continue;
    if (name.startsWith('templates/')) templates.push(file);
    else if (!name.startsWith('charts/') || name.endsWith('.prov')) files.push(file);
    else {
      const child = name.slice('charts/'.length).split('/', 1)[0] ?? '';
      subcharts.set(child, [...(subcharts.get(child) ?? []), file]);
    }
  }
  return {
    metadataFile: named.get('Chart.yaml'),
    lock: named.get('Chart.lock') ?? named.get('requirements.lock'),
    values: named.get('values.yaml'),
    schema: named.get('values.schema.json'),
    requirements: named.get('requirements.yaml'),
    templates,
    files,
    subcharts,
  };
}

const special = new Set(['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json']);

function loadSubcharts(
  subcharts: ChartParts['subcharts'],
  parent: string,
  problems: ChartProblem[],
  depth: number,
): readonly Chart[] {
  const charts: Chart[] = [];
  for (const [child, files] of subcharts) {
    if (/^[_.]/.test(child)) continue;
    // The archive itself is listed too; its content says all.
    if (child.endsWith('.tgz') && subcharts.has(`${child}!`)) continue;
    if (child.endsWith('.tgz') && files.every(({ name }) => name === `charts/${child}`)) {
      problems.push(...files.map(unopened));
      continue;
    }
    const below = child.endsWith('.tgz!') ? archiveContent(files, child) : folderContent(files, child);
    const folder = [parent, 'charts', child, below.top].filter((part) => part !== '').join('/');
    const chart = loadFiles(below.files, folder, problems, depth + 1);
    if (chart) charts.push(chart);
  }
  return charts;
}

function folderContent(
  files: readonly ChartFile[],
  child: string,
): { files: readonly ChartFile[]; top: string } {
  return { files: relativeTo(`charts/${child}/`, files), top: '' };
}

/** Files of an archive below its first folder, whatever that is called. */
function archiveContent(
  files: readonly ChartFile[],
  child: string,
): { files: readonly ChartFile[]; top: string } {
  const inside = relativeTo(`charts/${child}/`, files);
  const top = inside[0]?.name.split('/', 1)[0] ?? '';
  return { files: relativeTo(`${top}/`, inside), top };
}

const relativeTo = (prefix: string, files: readonly ChartFile[]): readonly ChartFile[] =>
  files
    .filter(({ name }) => name.startsWith(prefix))
    .map((file) => ({ ...file, name: file.name.slice(prefix.length) }));

const missingMetadata = (folder: string): ChartProblem => ({
  code: 'missing-chart-yaml',
  message: say(
    '“{folder}” has no Chart.yaml, so Helm does not load it. Add one, or put the folder outside of “charts”.',
    '“{folder}”中没有 Chart.yaml，Helm 无法加载。请补充 Chart.yaml，或将其移出 charts 目录。',
    { folder: folder === '' ? '.' : folder },
  ),
  file: folder === '' ? 'Chart.yaml' : folder,
  span: undefined,
  detail: 'Chart.yaml file is missing',
});
