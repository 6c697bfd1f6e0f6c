import type { Stats } from 'node:fs';
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { OpenableTree } from '../archive/archive-ports';
import { DefectList } from '../archive/defect-list';
import { type OpenFile, openFile } from '../archive/file-access';
import { readError } from '../archive/io-errors';
import type { ArchiveDefect } from '../core/package/archive-defect';
import type { FileInfo, FileTree } from '../core/package/file-tree';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { entriesOf, skipped, statOf } from './folder';

/** The files of a folder, and what in it was left out: links out of it, broken ones, pipes and devices. */
export interface FolderListing {
  readonly files: readonly FileInfo[];
  readonly defects: readonly ArchiveDefect[];
}

/**
 * A folder on the disk. Symbolic links are followed, as helm does when it packs, as long as they stay in the folder: what
 * they lead to outside would end up in a package unseen. `.git` and `node_modules` are left out, as is what is neither
 * file nor folder; {@link DiskTree.inspect} tells of everything else that is.
 */
export class DiskTree implements FileTree, OpenableTree {
  /** `root` is an absolute path. */
  constructor(readonly root: string) {}

  async list(directory: string): Promise<readonly FileInfo[]> {
    return (await this.inspect(directory)).files;
  }

  /** {@link list}, with a report of what it leaves out. */
  async inspect(directory: string): Promise<FolderListing> {
    const boundary = await realpath(this.onDisk(directory)).catch(() => undefined);
    if (boundary === undefined) return { files: [], defects: [] };
    const walk = new Walk(this, boundary);
    await walk.folder(directory, []);
    return { files: walk.files, defects: walk.defects.all };
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const found = await this.statWithin(path);
    if (!found?.isFile()) return undefined;
    if (found.size > largestRead) throw tooLarge(path);
    try {
      return await readFile(this.onDisk(path));
    } catch (error) {
      throw readError(error, this.onDisk(path));
    }
  }

  /** Opens a file of any size for reading at any place; undefined when there is no such file. */
  async open(path: string): Promise<OpenFile | undefined> {
    return (await this.statWithin(path))?.isFile() ? openFile(this.onDisk(path)) : undefined;
  }

  /** The absolute path of a file. */
  onDisk(path: string): string {
    return resolve(this.root, path);
  }

  /** What is at a path. Throws a UserError when a link on the way leaves the folder; a leading `../` may. */
  private async statWithin(path: string): Promise<Stats | undefined> {
    const found = await statOf(this.onDisk(path));
    if (found === undefined) return undefined;
    const start = /^(?:\.\.\/)*/.exec(path)?.[0] ?? '';
    const boundary = await realpath(this.onDisk(start));
    if (isWithin(boundary, await realpath(this.onDisk(path)))) return found;
    throw leadsOut(path);
  }
}

/** A service package has some hundreds; beyond this somebody named the wrong folder. */
const mostFiles = 50_000;

/** Whatever is larger is opened, not read whole. */
const largestRead = 256 * 1024 * 1024;

/** One way through a folder. */
class Walk {
  readonly files: FileInfo[] = [];
  readonly defects = new DefectList();

  constructor(
    private readonly tree: DiskTree,
    private readonly boundary: string,
  ) {}

  /** `above` are the real paths of the folders on the way, by which a link that leads up is seen. */
  async folder(directory: string, above: readonly string[]): Promise<void> {
    const folder = this.tree.onDisk(directory);
    const real = await realpath(folder).catch(() => folder);
    if (above.includes(real)) return this.defects.add('symlink', directory, { target: real });
    const entries = (await entriesOf(folder)).filter(({ name }) => !skipped.has(name));
    const found = await Promise.all(entries.map(({ name }) => statOf(resolve(folder, name))));
    for (const [index, entry] of entries.entries()) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      const stats = found[index];
      if (entry.isSymbolicLink() && !(await this.staysInside(path, stats))) continue;
      if (stats?.isDirectory() && entry.name.endsWith('!')) this.defects.add('mount-mark', path);
      else if (stats?.isDirectory()) await this.folder(path, [...above, real]);
      else if (stats?.isFile()) this.file(path, stats);
      else if (stats) this.defects.add('special-file', path);
    }
  }

  private async staysInside(path: string, stats: Stats | undefined): Promise<boolean> {
    const target = stats && (await realpath(this.tree.onDisk(path)));
    if (target && isWithin(this.boundary, target)) return true;
    this.defects.add('symlink', path, { target: target ?? '?' });
    return false;
  }

  private file(path: string, stats: Stats): void {
    this.files.push({ path, size: stats.size, version: versionOf(stats) });
    if (this.files.length > mostFiles) throw tooManyFiles(this.tree.root);
  }
}

const versionOf = ({ mtimeMs, ctimeMs, size }: Stats): string => `${mtimeMs}-${ctimeMs}-${size}`;

function isWithin(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const tooManyFiles = (root: string): UserError =>
  new UserError(
    say(
      '"{root}" holds more than {count} files: name the service directory itself',
      '“{root}”中的文件超过 {count} 个：请直接指定服务目录',
      { root, count: mostFiles },
    ),
  );

const tooLarge = (path: string): UserError =>
  new UserError(
    say(
      '"{path}" is larger than {limit} MiB: it does not belong here',
      '“{path}”超过 {limit} MiB：不应放在此处',
      {
        path,
        limit: largestRead / 1024 / 1024,
      },
    ),
  );

const leadsOut = (path: string): UserError =>
  new UserError(
    say(
      '"{path}" leads out of its folder by a symbolic link: put the file itself there',
      '“{path}”通过符号链接指向目录之外：请放入文件本身',
      { path },
    ),
  );
