import { basename, resolve } from 'node:path';
import { archivePorts, type OpenableTree } from '../archive/archive-ports';
import { cleanName } from '../archive/entry-names';
import type { OpenFile } from '../archive/file-access';
import { type LongWork, verifyZip } from '../archive/zip/verify';
import { openZip, type ZipTree } from '../archive/zip/zip-tree';
import type { FileInfo, FileTree } from '../core/package/file-tree';
import { loadServicePackage } from '../core/package/load';
import type { ServicePackage } from '../core/package/service-package';
import { DiskTree } from './disk-tree';

/**
 * The package in a service directory. Files that did not change are taken over from the earlier snapshot.
 * Throws a UserError when the folder cannot be read.
 */
export async function openServiceDirectory(
  directory: string,
  earlier?: ServicePackage,
): Promise<ServicePackage> {
  const root = resolve(directory);
  const tree = new DiskTree(root);
  const { defects } = await tree.inspect('');
  return loadServicePackage(tree, archivePorts(tree), {
    name: basename(root),
    defects: defects.map((defect) => ({ archive: '', defect })),
    ...(earlier && { earlier }),
  });
}

/** How a built zip is opened. */
export interface OpenDeliveryOptions extends LongWork {
  /** Read every byte against its checksum, image archives included. */
  readonly verify?: boolean;
}

/**
 * The package in a built zip; nothing is unpacked to the disk. What is wrong with the zip is among the package's defects.
 * Throws a UserError only when the file cannot be read.
 */
export async function openDelivery(file: string, options: OpenDeliveryOptions = {}): Promise<ServicePackage> {
  const zip = await openZip(file);
  try {
    const defects = options.verify ? await verifyZip(file, options) : zip.defects;
    const topLevel = [...new Set(zip.entries.map(({ path }) => firstSegment(path)))].sort();
    const fileName = basename(file);
    const directory = await serviceDirectoryIn(zip, topLevel, fileName);
    const tree = new SubTree(zip, directory);
    return await loadServicePackage(tree, archivePorts(tree), {
      name: directory === '' ? fileName.replace(/\.zip$/i, '') : directory,
      delivery: { fileName, size: zip.source.size, topLevel },
      defects: defects.map((defect) => ({ archive: '', defect })),
    });
  } finally {
    await zip.close();
  }
}

const firstSegment = (path: string): string => cleanName(path).split('/')[0] ?? '';

/**
 * The folder in a zip that is the service directory: the one that has `package/` or `images/`, also where other files lie
 * beside it; `''` when these stand at the top without any.
 */
async function serviceDirectoryIn(
  zip: ZipTree,
  topLevel: readonly string[],
  fileName: string,
): Promise<string> {
  const paths = (await zip.list('')).map(({ path }) => path);
  if (topLevel.some((name) => /^(?:package|images)$/.test(name))) return '';
  const holding = new Set(paths.flatMap((path) => /^([^/]+)\//.exec(path)?.[1] ?? []));
  const telling = new Set(paths.flatMap((path) => /^([^/]+)\/(?:package|images)\//.exec(path)?.[1] ?? []));
  const folders = topLevel.filter((name) => holding.has(name));
  const likely = folders.filter((name) => telling.has(name));
  const named = (likely.length > 0 ? likely : folders.filter((name) => !isJunk(name))).sort(
    (a, b) => Number(fileName.startsWith(b)) - Number(fileName.startsWith(a)),
  );
  return named[0] ?? '';
}

/** What archivers of macOS and file managers add. */
const isJunk = (name: string): boolean => name.startsWith('.') || name === '__MACOSX';

/** The files below one folder of a zip. */
class SubTree implements FileTree, OpenableTree {
  private readonly prefix: string;

  constructor(
    private readonly zip: ZipTree,
    folder: string,
  ) {
    this.prefix = folder === '' ? '' : `${folder}/`;
  }

  async list(directory: string): Promise<readonly FileInfo[]> {
    const files = await this.zip.list((this.prefix + directory).replace(/\/$/, ''));
    return files.map((file) => ({ ...file, path: file.path.slice(this.prefix.length) }));
  }

  read(path: string): Promise<Uint8Array | undefined> {
    return this.zip.read(this.prefix + path);
  }

  open(path: string): Promise<OpenFile | undefined> {
    return this.zip.open(this.prefix + path);
  }
}
