import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { OpenableTree } from '../archive/archive-ports';
import { type OpenFile, openFile } from '../archive/file-access';
import { errorCode, readError } from '../archive/io-errors';
import type { FileInfo, FileTree } from '../core/package/file-tree';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';

/**
 * A folder on the disk. Symbolic links are followed, as helm does when it packs; what is neither file nor folder, links
 * that lead nowhere or back, and `.git` and `node_modules` are left out.
 */
export class DiskTree implements FileTree, OpenableTree {
  /** `root` is an absolute path. */
  constructor(readonly root: string) {}

  async list(directory: string): Promise<readonly FileInfo[]> {
    const files: FileInfo[] = [];
    await this.walk(directory, [], files);
    return files;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const file = this.onDisk(path);
    const found = await statOf(file);
    if (!found?.isFile()) return undefined;
    try {
      return await readFile(file);
    } catch (error) {
      throw readError(error, file);
    }
  }

  /** Opens a file of any size for reading at any place; undefined when there is no such file. */
  async open(path: string): Promise<OpenFile | undefined> {
    const file = this.onDisk(path);
    return (await statOf(file))?.isFile() ? openFile(file) : undefined;
  }

  /** The absolute path of a file. */
  onDisk(path: string): string {
    return resolve(this.root, path);
  }

  private async walk(directory: string, above: readonly string[], files: FileInfo[]): Promise<void> {
    const folder = this.onDisk(directory);
    const real = await realpath(folder).catch(() => folder);
    if (above.includes(real)) return;
    const names = (await entriesOf(folder)).map(({ name }) => name).filter((name) => !skipped.has(name));
    const found = await Promise.all(names.map((name) => statOf(resolve(folder, name))));
    for (const [index, name] of names.entries()) {
      const path = directory === '' ? name : `${directory}/${name}`;
      const stats = found[index];
      if (stats?.isFile()) files.push({ path, size: stats.size, version: versionOf(stats) });
      else if (stats?.isDirectory()) await this.walk(path, [...above, real], files);
      if (files.length > mostFiles) throw tooManyFiles(this.root);
    }
  }
}

/** Folders that belong to other tools and hold thousands of files. */
export const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A service package has some hundreds; beyond this somebody named the wrong folder. */
const mostFiles = 50_000;

const versionOf = ({ mtimeMs, ctimeMs, size }: Stats): string => `${mtimeMs}-${ctimeMs}-${size}`;

/** The entries of a folder, sorted by name; none when it is not there. Throws a UserError when it may not be read. */
export async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw readError(error, folder);
  }
}

/** What is at a path, links followed; undefined when nothing is. Throws a UserError when that may not be asked. */
export async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw readError(error, path);
  }
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(errorCode(error) ?? '');

const tooManyFiles = (root: string): UserError =>
  new UserError(
    say(
      '"{root}" holds more than {count} files: name the service directory itself',
      '“{root}”中的文件超过 {count} 个：请直接指定服务目录',
      { root, count: mostFiles },
    ),
  );
