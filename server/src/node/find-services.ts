import type { Dirent } from 'node:fs';
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
  const entries = await entriesOf(folder);
  return (
    (await has(folder, entries, settingsFileName, 'file')) ||
    (await has(folder, entries, 'package', 'folder')) ||
    (await holdsMapping(folder, entries))
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
  await searchBelow(resolve(folder), await entriesOf(folder), 1, search);
  return found.sort();
}

/**
 * Whether a folder was meant to be a service directory: the folders in it have almost the right names (R005, R013).
 * Its rules then say what is wrong.
 */
export async function resemblesServiceDirectory(folder: string): Promise<boolean> {
  const entries = await entriesOf(folder);
  return entries.some((entry) => entry.isDirectory() && /^(?:packages?|images?)$/i.test(entry.name));
}

/** The service directory that a file or folder lies in, or is; undefined when there is none. */
export async function serviceDirectoryOf(path: string): Promise<string | undefined> {
  for (let folder = resolve(path); ; folder = resolve(folder, '..')) {
    if (await isEvidentServiceDirectory(folder)) return folder;
    if (folder === resolve(folder, '..')) return undefined;
  }
}

interface Search {
  readonly found: string[];
  visited: number;
}

const deepest = 12;
const mostFolders = 20_000;

async function searchBelow(
  folder: string,
  entries: readonly Dirent[],
  depth: number,
  search: Search,
): Promise<void> {
  for (const entry of entries) {
    if (!entry.isDirectory() || skipped.has(entry.name) || entry.name.startsWith('.')) continue;
    if (++search.visited > mostFolders) throw tooManyFolders(folder);
    const below = join(folder, entry.name);
    const inside = await entriesOf(below);
    if (await isEvident(below, inside)) search.found.push(below);
    else if (depth < deepest) await searchBelow(below, inside, depth + 1, search);
  }
}

/** Whether a folder is certainly a service directory: a `package/` counts only when it holds a deployment package or its source. */
export const isEvidentServiceDirectory = async (folder: string): Promise<boolean> =>
  isEvident(folder, await entriesOf(folder));

async function isEvident(folder: string, entries: readonly Dirent[]): Promise<boolean> {
  return (
    (await has(folder, entries, settingsFileName, 'file')) ||
    (await holdsMapping(folder, entries)) ||
    ((await has(folder, entries, 'package', 'folder')) && (await holdsPackage(join(folder, 'package'))))
  );
}

/** Whether a folder `package` holds an archive or the source of a deployment package, itself or one level below. */
async function holdsPackage(folder: string): Promise<boolean> {
  const entries = await entriesOf(folder);
  if (entries.some(({ name }) => isDeploymentArchive(name) || isSourceFile(name))) return true;
  for (const { name } of entries) {
    if ((await entriesOf(join(folder, name))).some((entry) => isSourceFile(entry.name))) return true;
  }
  return false;
}

/** What makes a folder a chart, an operator (in all layouts, the folders of a bundle too) or an OSC source. */
const isSourceFile = (name: string): boolean =>
  /^(?:Chart|metadata)\.yaml$|^(?:manifests|metadata)$|\.(?:clusterserviceversion|package)\.ya?ml$/i.test(
    name,
  );

async function holdsMapping(folder: string, entries: readonly Dirent[]): Promise<boolean> {
  if (!(await has(folder, entries, 'images', 'folder'))) return false;
  return (await entriesOf(join(folder, 'images'))).some(({ name }) => isMappingName(name));
}

/** Whether there is an entry of a name and a kind; links are followed. */
async function has(
  folder: string,
  entries: readonly Dirent[],
  name: string,
  kind: 'file' | 'folder',
): Promise<boolean> {
  const entry = entries.find((one) => one.name === name);
  const found = entry?.isSymbolicLink() ? await statOf(join(folder, name)) : entry;
  return (kind === 'file' ? found?.isFile() : found?.isDirectory()) ?? false;
}

const tooManyFolders = (folder: string): UserError =>
  new UserError(
    say(
      'More than {count} folders were searched for service directories (last "{folder}"): name the folder more exactly',
      '查找服务目录时已搜索超过 {count} 个目录（最后一个为“{folder}”）：请指定更具体的目录',
      { count: mostFolders, folder: basename(folder) },
    ),
  );
