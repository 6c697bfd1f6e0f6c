import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import {
  findServiceDirectories,
  resemblesServiceDirectory,
  serviceDirectoryOf,
} from '../../node/find-services';
import { statOf } from '../../node/folder';

/** Something that can be checked. */
export interface Target {
  readonly kind: 'directory' | 'delivery';
  /** Absolute. */
  readonly path: string;
}

/**
 * What the paths of a command line name: service directories, all service directories below a folder, archives, the
 * service directory around a file (hooks name the files that changed).
 * Throws a UserError for a path that is none of these.
 */
export async function findTargets(paths: readonly string[]): Promise<readonly Target[]> {
  const targets = new Map<string, Target>();
  for (const path of paths) for (const target of await targetsAt(path)) targets.set(target.path, target);
  return [...targets.values()];
}

async function targetsAt(path: string): Promise<readonly Target[]> {
  const found = await statOf(path);
  if (!found)
    throw new UserError(say('There is no file or folder "{path}"', '文件或目录“{path}”不存在', { path }));
  if (found.isFile() && isDelivery(path)) return [{ kind: 'delivery', path: resolve(path) }];
  const directories = found.isDirectory() ? await findServiceDirectories(path) : [];
  if (directories.length > 0) return directories.map((directory) => ({ kind: 'directory', path: directory }));
  const around = await serviceDirectoryOf(path);
  if (around !== undefined) return [{ kind: 'directory', path: around }];
  if (!found.isDirectory()) throw new UserError(noTarget(path));
  if (await resemblesServiceDirectory(path)) return [{ kind: 'directory', path: resolve(path) }];
  throw new UserError(noService(path));
}

/** An archive, unless it is the deployment package of a service directory. */
const isDelivery = (path: string): boolean =>
  isArchiveName(path) && basename(dirname(resolve(path))) !== 'package';

/** Also archives that no delivery can be (R001): their problem is told like any other. */
const isArchiveName = (path: string): boolean => /\.(?:zip|tgz|tar|gz|bz2|xz|zst|7z|rar)$/i.test(path);

/** The one service directory that a command works on. Throws a UserError when the path is none. */
export async function serviceDirectoryAt(path: string): Promise<string> {
  const found = await statOf(path);
  if (!found) throw new UserError(say('There is no folder "{path}"', '目录“{path}”不存在', { path }));
  if (!found.isDirectory()) throw new UserError(noTarget(path));
  const [first, ...others] = await findServiceDirectories(path);
  if (first === resolve(path) || (await resemblesServiceDirectory(path))) return resolve(path);
  if (first !== undefined && others.length === 0) return first;
  if (first === undefined) throw new UserError(noService(path));
  throw new UserError(
    say(
      '"{path}" holds {count} service directories: name one of them, e.g. "{first}"',
      '“{path}”中有 {count} 个服务目录：请指定其中一个，如“{first}”',
      { path, count: others.length + 1, first: shownPath(first) },
    ),
  );
}

/** An absolute path as the user reads it: relative to `base` where it lies in it, with `/` on every system. */
export function shownPath(path: string, base: string = process.cwd()): string {
  const below = relative(base, path);
  const isInside = !isAbsolute(below) && below !== '..' && !below.startsWith(`..${sep}`);
  const shown = isInside ? below || '.' : path;
  return sep === '\\' ? shown.replaceAll(sep, '/') : shown;
}

const whatItIs = {
  en: 'A service directory is a folder with "package/" (the deployment package or its source), with "images/" and mapping.yaml in it, or with an oscpkg.yaml. "oscpkg init <dir>" makes one.',
  'zh-cn':
    '服务目录是含有“package/”（部署包或其源码）、含有“images/”及其中的 mapping.yaml，或含有 oscpkg.yaml 的目录。可用“oscpkg init <dir>”创建。',
};

const noService = (path: string) =>
  say(
    `There is no service directory in "{path}". ${whatItIs.en}`,
    `“{path}”中没有服务目录。${whatItIs['zh-cn']}`,
    { path },
  );

const noTarget = (path: string) =>
  say(
    `"{path}" is neither a folder nor a built zip. ${whatItIs.en}`,
    `“{path}”既不是目录，也不是已构建的 zip。${whatItIs['zh-cn']}`,
    { path },
  );
