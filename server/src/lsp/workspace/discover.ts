import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isEvidentServiceDirectory } from '../../node/find-services';
import { skipped } from '../../node/folder';

const deepest = 10;
const mostFolders = 20_000;

/** The service directories in and below a folder; nothing is searched inside one. In a huge folder those met first. */
export async function discover(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [folder];
  let visited = 0;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const one of level) {
      if (++visited > mostFolders) return found;
      if (await isServiceDirectory(one)) found.push(one);
      else next.push(...(await foldersIn(one)));
    }
    level = next;
  }
  return found;
}

/** The service directory that a folder is or lies in, looked for upwards as far as `top`; undefined when there is none. */
export async function serviceDirectoryAbove(
  start: string,
  top: string | undefined,
): Promise<string | undefined> {
  for (let folder = start; ; folder = dirname(folder)) {
    if (await isServiceDirectory(folder)) return folder;
    if (folder === top || folder === dirname(folder)) return undefined;
  }
}

/** Whether a folder is a service directory; one that may not be read is none. */
export const isServiceDirectory = (folder: string): Promise<boolean> =>
  isEvidentServiceDirectory(folder).catch(() => false);

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries: readonly Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !skipped.has(entry.name) && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name));
}
