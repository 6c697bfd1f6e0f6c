import { resolve } from 'node:path';
import type { OpenableTree } from '../archive/archive-ports';
import { openFile } from '../archive/file-access';
import { describeImageArchive } from '../archive/images/describe';
import { openZip, type ZipTree } from '../archive/zip/zip-tree';
import type { ImageArchiveInfo } from '../core/images/image-archive';
import { mountMark } from '../core/package/archive-mount';
import type { FileTree } from '../core/package/file-tree';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { DiskTree } from './disk-tree';
import { statOf } from './folder';

/** An image archive with what it says of itself. */
export interface DescribedArchive {
  /** Absolute; `…/etcd-1.0.0.zip!/etcd/images/etcd.tar` in a zip. */
  readonly file: string;
  readonly info: ImageArchiveInfo;
}

/**
 * The image archives that a path names: the file itself, all below a folder, all in a built zip, which is not unpacked.
 * Throws a UserError when there are none.
 */
export async function describeImageArchives(path: string): Promise<readonly DescribedArchive[]> {
  const found = await statOf(path);
  if (!found)
    throw new UserError(say('There is no file or folder "{path}"', '文件或目录“{path}”不存在', { path }));
  const file = resolve(path);
  if (found.isDirectory()) return inFolder(path);
  if (/\.zip$/i.test(path)) return inZip(path);
  const opened = await openFile(file);
  try {
    return [{ file, info: await describeImageArchive(opened) }];
  } finally {
    await opened.close();
  }
}

async function inFolder(path: string): Promise<readonly DescribedArchive[]> {
  const tree = new DiskTree(resolve(path));
  const described: DescribedArchive[] = [];
  for (const name of await archivesOf(tree, path)) {
    const info = await describe(tree, name);
    if (info) described.push({ file: tree.onDisk(name), info });
  }
  return described;
}

/** A zip without any archive in which something is wrong stands for itself. */
async function inZip(path: string): Promise<readonly DescribedArchive[]> {
  const file = resolve(path);
  const zip = await openZip(file);
  try {
    if (zip.entries.length === 0 && zip.defects.length > 0) return [{ file, info: unread(zip) }];
    const described: DescribedArchive[] = [];
    for (const name of await archivesOf(zip, path)) {
      const info = (await describe(zip, name)) ?? unread(zip, name);
      described.push({ file: `${file}${mountMark}${name}`, info });
    }
    return described;
  } finally {
    await zip.close();
  }
}

async function archivesOf(tree: FileTree, path: string): Promise<readonly string[]> {
  const names = (await tree.list('')).map((file) => file.path).filter((name) => isArchiveName(name));
  if (names.length === 0) throw new UserError(noArchive(path));
  return names.sort();
}

/** Also compressed ones, which the platform does not take (R038) but which can be read. */
const isArchiveName = (name: string): boolean => /\.tar(?:\.gz)?$/i.test(name);

/** Undefined where the file cannot be opened, or is gone meanwhile. */
async function describe(tree: OpenableTree, name: string): Promise<ImageArchiveInfo | undefined> {
  const opened = await tree.open(name);
  try {
    return opened && (await describeImageArchive(opened));
  } finally {
    await opened?.close();
  }
}

/** What stands for an archive that cannot be read: why, as far as the zip tells. */
function unread(zip: ZipTree, name?: string): ImageArchiveInfo {
  const size = zip.entries.find(({ path }) => path === name)?.size ?? zip.source.size;
  const defects = zip.defects.filter(({ entry }) => name === undefined || entry === name);
  return { size, images: [], multiArchitecture: false, defects: defects.slice(0, 1) };
}

const noArchive = (path: string) =>
  say(
    'There is no image archive in "{path}": write one with "docker save -o <file>.tar <image>"',
    '“{path}”中没有镜像包（tar）：可用“docker save -o <file>.tar <image>”导出',
    { path },
  );
