import { fileURLToPath, pathToFileURL } from 'node:url';
import { mountMark } from '../core/package/archive-mount';
import { archiveScheme } from '../protocol';

/** The file on the disk that a `file:` URI names; undefined for every other URI and for one that is malformed. */
export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    const path = fileURLToPath(uri);
    return /^[A-Z]:/.test(path) ? path.charAt(0).toLowerCase() + path.slice(1) : path;
  } catch {
    return undefined;
  }
}

/** The `file:` URI of an absolute path. */
export const uriOf = (path: string): string => pathToFileURL(path).href;

/** The URI of a path below a folder, spelled as the editor spells the folder. `..` and archive marks are allowed. */
export function uriBelow(folder: string, path: string, opensArchives: boolean): string {
  if (path === '') return folder;
  const mark = path.indexOf(mountMark);
  const shown = mark === -1 || opensArchives ? path : path.slice(0, mark);
  const uri = joined(folder, shown);
  return mark === -1 || !opensArchives ? uri : asArchive(uri);
}

/** A `file:` URI that leads into an archive, in the scheme of read-only documents. */
export const asArchive = (uri: string): string => uri.replace(/^file:(?:\/\/[^/]*)?/, `${archiveScheme}:`);

/** The `file:` URI (with the path inside the archive behind `!/`) of a read-only document; undefined for other schemes. */
export const fromArchive = (uri: string): string | undefined =>
  uri.startsWith(`${archiveScheme}:`)
    ? `file://${uri.slice(archiveScheme.length + 1).replace(/^\/\/(?=\/)/, '')}`
    : undefined;

function joined(folder: string, path: string): string {
  let base = folder.replace(/\/$/, '');
  const steps = path.split('/');
  while (steps[0] === '..') {
    steps.shift();
    base = base.slice(0, Math.max(base.lastIndexOf('/'), 0));
  }
  return [base, ...steps.map(encodeURIComponent)].join('/');
}
