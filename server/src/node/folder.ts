import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { errorCode, readError } from '../archive/io-errors';

/** Folders that belong to other tools, hold thousands of files and are never part of a package. */
export const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

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
