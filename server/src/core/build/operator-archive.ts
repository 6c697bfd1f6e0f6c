import { filesBelow } from '../package/chart-source';
import type { FileSet } from '../package/source-file';
import { type Message, say } from '../text/message';
import { type ArchiveFile, withFolders } from './archive-file';
import { isJunk } from './junk';

/** What goes into the zip of an operator or OSC source, and what does not. */
export interface SourceArchive {
  readonly files: readonly ArchiveFile[];
  /** Files that file managers and editors left there; paths in the service directory. */
  readonly leftOut: readonly string[];
  /** Not empty when the files above are not the whole source. */
  readonly problems: readonly Message[];
}

/**
 * The content of the `.zip` of an operator or OSC source: all files of a folder in a fixed order, below `top` (no folder
 * when it is empty), each folder before its files, since simple unpackers need that.
 */
export function operatorArchive(files: FileSet, root: string, top: string): SourceArchive {
  const own = [...filesBelow(files, root).values()].filter(({ path }) => !path.includes('!/'));
  const kept = own.filter(({ path }) => !isJunk(path));
  const prefix = top === '' ? '' : `${top}/`;
  const entries = new Map(kept.map(({ path, bytes }) => [`${prefix}${path.slice(root.length + 1)}`, bytes]));
  return {
    files: withFolders([...entries.keys()]).map((path) => ({
      path,
      bytes: entries.get(path) ?? new Uint8Array(),
    })),
    leftOut: own.filter(({ path }) => isJunk(path)).map(({ path }) => path),
    problems: kept.filter(({ isRead }) => !isRead).map(({ path }) => tooLarge(path)),
  };
}

const tooLarge = (path: string): Message =>
  say(
    '"{path}" is too large for a deployment package: the platform takes 4 MB in all. Move it out of the source',
    '“{path}”对部署包来说过大：平台只接受总计 4 MB。请将其移出源目录',
    { path },
  );
