import { basename, resolve } from 'node:path';
import { archivePorts } from '../archive/archive-ports';
import { MemoryTree } from '../core/package/file-tree';
import { loadServicePackage } from '../core/package/load';
import type { FileSet } from '../core/package/source-file';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { DiskTree } from './disk-tree';
import { statOf } from './folder';

/** The files of a chart on the disk. */
export interface OpenedChart {
  /** Archives of subcharts are mounted: `charts/redis-1.0.0.tgz!/redis/values.yaml`. */
  readonly files: FileSet;
  /** Path of the chart's folder in `files`; `''` when they start with it. */
  readonly root: string;
}

/** Opens a chart, a folder or a `.tgz`. Throws a UserError when there is none or the archive cannot be read. */
export async function openChart(path: string): Promise<OpenedChart> {
  const found = await statOf(path);
  if (!found) throw new UserError(say('There is no chart "{path}"', 'Chart“{path}”不存在', { path }));
  return found.isDirectory() ? openFolder(path) : openArchive(path);
}

async function openFolder(path: string): Promise<OpenedChart> {
  const tree = new DiskTree(resolve(path));
  const { files } = await loadServicePackage(tree, archivePorts(tree), { name: basename(resolve(path)) });
  if (!files.has('Chart.yaml')) throw new UserError(noChart(path));
  return { files, root: '' };
}

async function openArchive(path: string): Promise<OpenedChart> {
  const tree = new DiskTree(resolve(path, '..'));
  const name = basename(path);
  const ports = archivePorts(tree);
  const unpacked = await ports.unpack((await tree.read(name)) ?? new Uint8Array(), name);
  const { files } = await loadServicePackage(new MemoryTree(unpacked.files), ports, { name });
  const root = [...files.keys()].find((file) => /^[^/]+\/Chart\.yaml$/.test(file))?.split('/')[0];
  const [defect] = unpacked.defects;
  if (root !== undefined) return { files, root };
  throw new UserError(defect?.message ?? noChart(path));
}

const noChart = (path: string) =>
  say('"{path}" is no chart: there is no Chart.yaml in it', '“{path}”不是 Chart：其中没有 Chart.yaml', {
    path,
  });
