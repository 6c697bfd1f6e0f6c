import { basename, join, resolve } from 'node:path';
import { isDeploymentArchive } from '../core/package/deployment-package';
import { isMappingName } from '../core/package/images-folder';
import { settingsFileName } from '../core/package/settings';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { entriesOf, skipped, statOf } from './folder';

/**
 * Whether a folder is a service directory: it has `package/`, `images/` with a mapping file, or an oscpkg.yaml.
 * Throws a UserError when the folder may not be read.
 */
export async function isServiceDirectory(folder: string): Promise<boolean> {
  const names = await namesIn(folder);
  return (
    names.files.has(settingsFileName) ||
    names.folders.has('package') ||
    (names.folders.has('images') && (await hasMapping(join(folder, 'images'))))
  );
}

/**
 * The service directories in and below a folder, sorted; nothing is searched inside one. A folder found on the way counts
 * only when its `package/` looks like one, as that is a common name; links are not followed.
 */
export async function findServiceDirectories(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const search: Search = { found, visited: 0 };
  if (await isServiceDirectory(folder)) return [resolve(folder)];
  await searchBelow(resolve(folder), 1, search);
  return found.sort();
}

/**
 * Whether a folder was meant to be a service directory: the folders in it have almost the right names (R005, R013).
 * Its rules then say what is wrong.
 */
export async function resemblesServiceDirectory(folder: string): Promise<boolean> {
  const { folders } = await namesIn(folder);
  return [...folders].some((name) => /^(?:packages?|images?)$/i.test(name));
}

/** The service directory that a file or folder lies in, or is; undefined when there is none. */
export async function serviceDirectoryOf(path: string): Promise<string | undefined> {
  for (let folder = resolve(path); ; folder = resolve(folder, '..')) {
    if (await isServiceDirectory(folder)) return folder;
    if (folder === resolve(folder, '..')) return undefined;
  }
}

interface Search {
  readonly found: string[];
  visited: number;
}

const deepest = 12;
const mostFolders = 20_000;

async function searchBelow(folder: string, depth: number, search: Search): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (!entry.isDirectory() || skipped.has(entry.name) || entry.name.startsWith('.')) continue;
    if (++search.visited > mostFolders) throw tooManyFolders(folder);
    const below = join(folder, entry.name);
    if (await isEvidentServiceDirectory(below)) search.found.push(below);
    else if (depth < deepest) await searchBelow(below, depth + 1, search);
  }
}

/** Whether a folder is certainly a service directory: a `package/` counts only when it holds a deployment package or its source. */
export async function isEvidentServiceDirectory(folder: string): Promise<boolean> {
  const { files, folders } = await namesIn(folder);
  if (files.has(settingsFileName)) return true;
  if (folders.has('images') && (await hasMapping(join(folder, 'images')))) return true;
  return folders.has('package') && (await holdsPackage(join(folder, 'package')));
}

/** Whether a folder `package` holds an archive or the source of a deployment package, itself or one level below. */
async function holdsPackage(folder: string): Promise<boolean> {
  const { files, folders } = await namesIn(folder);
  if ([...files].some((name) => isDeploymentArchive(name) || isSourceFile(name))) return true;
  for (const name of folders) {
    if ([...(await namesIn(join(folder, name))).files].some(isSourceFile)) return true;
  }
  return false;
}

const isSourceFile = (name: string): boolean =>
  /^(?:Chart|metadata)\.yaml$|\.(?:clusterserviceversion|package)\.ya?ml$/.test(name);

const hasMapping = async (folder: string): Promise<boolean> =>
  [...(await namesIn(folder)).files].some(isMappingName);

async function namesIn(folder: string) {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const entry of await entriesOf(folder)) {
    const found = entry.isSymbolicLink() ? await statOf(join(folder, entry.name)) : entry;
    if (found?.isDirectory()) folders.add(entry.name);
    else if (found?.isFile()) files.add(entry.name);
  }
  return { files, folders };
}

const tooManyFolders = (folder: string): UserError =>
  new UserError(
    say(
      'More than {count} folders were searched for service directories (last "{folder}"): name the folder more exactly',
      '查找服务目录时已搜索超过 {count} 个目录（最后一个为“{folder}”）：请指定更具体的目录',
      { count: mostFolders, folder: basename(folder) },
    ),
  );
