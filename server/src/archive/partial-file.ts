import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { errorCode, writeError } from './io-errors';

/**
 * A file that is written beside its target and takes the target's place when it is whole: whatever happens, the target
 * is either what it was or complete. Partial files of processes that were killed are removed by the next one.
 */
export class PartialFile {
  private constructor(
    readonly handle: FileHandle,
    readonly path: string,
    private readonly target: string,
  ) {}

  /** Starts writing; throws a UserError when that is not possible. */
  static async create(target: string): Promise<PartialFile> {
    await removeStale(target);
    if (await isFolder(target)) throw isAFolder(target);
    const partial = `${target}.${ownMark}.partial`;
    try {
      return new PartialFile(await open(partial, 'wx+'), partial, target);
    } catch (error) {
      throw errorCode(error) === 'EEXIST' ? beingWritten(target) : writeError(error, target);
    }
  }

  /** Puts the file in the target's place. */
  async commit(): Promise<void> {
    await this.handle.close();
    await rename(this.path, this.target);
  }

  /** Removes the file. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.path, { force: true });
  }
}

/** Said before anything is written: renaming would fail at the very end. */
const isFolder = (target: string): Promise<boolean> =>
  stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Names the process that writes, so that others can see whether it still lives; start times tell apart who share a number. */
const ownMark = `${process.pid}-${Math.round(performance.timeOrigin).toString(36)}`;

const oneDay = 24 * 60 * 60 * 1000;

async function removeStale(target: string): Promise<void> {
  const folder = path.dirname(target);
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const file = path.join(folder, name);
    const mark = partialMark(name, path.basename(target));
    if (mark !== undefined && (await isStale(file, mark))) await rm(file, { force: true });
  }
}

/** The mark in the name of a partial file of `base`; undefined for every other file. */
function partialMark(name: string, base: string): string | undefined {
  if (!name.startsWith(`${base}.`) || !name.endsWith('.partial')) return undefined;
  const mark = name.slice(base.length + 1, -'.partial'.length);
  return /^\d+-[0-9a-z]+$/.test(mark) ? mark : undefined;
}

async function isStale(file: string, mark: string): Promise<boolean> {
  if (mark === ownMark) return false;
  const owner = Number(mark.split('-')[0]);
  if (owner === process.pid || !isAlive(owner)) return true;
  const age = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  return age > oneDay;
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0); // asks only whether it is there
    return true;
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}

const beingWritten = (target: string): UserError =>
  new UserError(
    say(
      '"{target}" is being built by this process already: wait until it is finished',
      '当前进程正在构建“{target}”：请等待其完成',
      { target },
    ),
  );

const isAFolder = (target: string): UserError =>
  new UserError(
    say(
      'There is a folder named "{target}": name another file, or remove the folder',
      '已有名为“{target}”的目录：请换一个文件名，或删除该目录',
      { target },
    ),
  );
