import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { OpenableTree } from '../archive/archive-ports';
import { DefectList } from '../archive/defect-list';
import { type OpenFile, openFile } from '../archive/file-access';
import { errorCode, readError } from '../archive/io-errors';
import type { ArchiveDefect } from '../core/package/archive-defect';
import type { FileInfo, FileTree } from '../core/package/file-tree';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';

/** The files of a folder, and what in it was not followed: links out of it, broken ones, pipes and devices. */
export interface FolderListing {
  readonly files: readonly FileInfo[];
  readonly defects: readonly ArchiveDefect[];
}

/**
 * A {@link FileTree} over a folder on the disk. Symbolic links are followed as helm follows them, as long as they stay in
 * the folder: what leads out of it would end up in a package unseen, so it is reported by {@link DiskTree.inspect}.
 */
export class DiskTree implements FileTree, OpenableTree {
  readonly root: string;

  constructor(folder: string) {
    this.root = path.resolve(folder);
  }

  async list(directory: string): Promise<readonly FileInfo[]> {
    return (await this.inspect(directory)).files;
  }

  /** {@link list} with a report of everything that it leaves out. */
  async inspect(directory: string): Promise<FolderListing> {
    const folder = this.absolute(directory);
    const boundary = await realpath(folder).catch(() => undefined);
    const status = boundary === undefined ? undefined : await statOf(folder);
    if (boundary === undefined || !status?.isDirectory()) return { files: [], defects: [] };
    const walk = new Walk(this, boundary);
    await walk.folder(directory, [boundary]);
    return { files: walk.files, defects: walk.defects.all };
  }

  async read(file: string): Promise<Uint8Array | undefined> {
    const status = await this.statusWithin(file);
    if (!status?.isFile()) return undefined;
    if (status.size > largestRead) throw tooLarge(file);
    try {
      return await readFile(this.absolute(file));
    } catch (error) {
      throw readError(error, file);
    }
  }

  async open(file: string): Promise<OpenFile | undefined> {
    const status = await this.statusWithin(file);
    return status?.isFile() ? openFile(this.absolute(file)) : undefined;
  }

  /** Where a file of the tree lies on the disk. */
  absolute(file: string): string {
    return path.join(this.root, ...file.split('/'));
  }

  /** What a path leads to; undefined when it is not there. Throws a UserError when it leaves the folder by a link. */
  private async statusWithin(file: string): Promise<Stats | undefined> {
    const status = await statOf(this.absolute(file));
    if (status === undefined) return undefined;
    const start = /^(?:\.\.\/)*/.exec(file)?.[0] ?? ''; // sources outside the folder that oscpkg.yaml names
    const boundary = await realpath(path.join(this.root, start));
    if (isWithin(boundary, await realpath(this.absolute(file)))) return status;
    throw new UserError(
      say(
        '"{file}" leads out of its folder by a symbolic link: put the file itself there',
        '“{file}”通过符号链接指向目录之外：请放入文件本身',
        { file },
      ),
    );
  }
}

/** Whatever is larger is opened, not read whole. */
const largestRead = 256 * 1024 * 1024;
const maxFiles = 100_000;

const tooLarge = (file: string): UserError =>
  new UserError(
    say(
      '"{file}" is larger than {limit} MiB: it is too large for this place',
      '“{file}”超过 {limit} MiB：不应放在此处',
      { file, limit: largestRead / 1024 / 1024 },
    ),
  );

/** What a path leads to, links followed; undefined when nothing is there or a link leads nowhere. */
async function statOf(file: string): Promise<Stats | undefined> {
  try {
    return await stat(file);
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(code)) return undefined;
    throw readError(error, file);
  }
}

function isWithin(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative === '' ||
    !(relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative))
  );
}

/** One way through a folder. */
class Walk {
  readonly files: FileInfo[] = [];
  readonly defects = new DefectList();

  constructor(
    private readonly tree: DiskTree,
    private readonly boundary: string,
  ) {}

  /** `ancestors` are the real paths of the folders on the way, by which a link that leads up is seen. */
  async folder(directory: string, ancestors: readonly string[]): Promise<void> {
    for (const entry of await this.entries(directory)) {
      const name = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isSymbolicLink()) await this.link(name, ancestors);
      else if (entry.isDirectory()) await this.folder(name, [...ancestors, this.tree.absolute(name)]);
      else if (entry.isFile()) await this.file(name);
      else this.defects.add('special-file', name);
    }
  }

  private async entries(directory: string): Promise<readonly Dirent[]> {
    const folder = this.tree.absolute(directory);
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      throw readError(error, folder);
    }
  }

  private async link(name: string, ancestors: readonly string[]): Promise<void> {
    const status = await statOf(this.tree.absolute(name));
    const target = status && (await realpath(this.tree.absolute(name)));
    if (!target || !isWithin(this.boundary, target) || ancestors.includes(target)) {
      this.defects.add('symlink', name, { target: target ?? '?' });
    } else if (status.isDirectory()) await this.folder(name, [...ancestors, target]);
    else if (status.isFile()) await this.file(name);
    else this.defects.add('special-file', name);
  }

  private async file(name: string): Promise<void> {
    const status = await statOf(this.tree.absolute(name));
    if (status === undefined) return; // removed while the folder was read
    const { size, mtimeMs, ino } = status;
    this.files.push({ path: name, size, version: `${mtimeMs}-${size}-${ino}` });
    if (this.files.length > maxFiles) throw tooMany(this.tree.root);
  }
}

const tooMany = (folder: string): UserError =>
  new UserError(
    say(
      '"{folder}" holds more than {limit} files: it is no service directory',
      '“{folder}”包含超过 {limit} 个文件：它不是服务目录',
      { folder, limit: maxFiles },
    ),
  );
