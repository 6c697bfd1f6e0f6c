/** A file that is put in an archive. */
export interface ArchiveFile {
  /** POSIX path in the archive; a folder ends with `/` and has no bytes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The order in which a walk through folders meets files: by name within each folder, as bytes compare. */
export function compareInWalk(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  const differing = left.findIndex((part, index) => part !== right[index]);
  if (differing < 0) return left.length - right.length;
  const [one, other] = [left[differing] ?? '', right[differing]];
  if (other === undefined) return 1;
  return compareCodePoints(one, other);
}

/** The paths and those of the folders above them (with `/` at the end), each folder before its files: simple unpackers need it. */
export function withFolders(paths: readonly string[]): readonly string[] {
  return [...new Set([...paths, ...paths.flatMap(foldersAbove)])].sort(compareInWalk);
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

/** UTF-8 bytes sort as code points do; UTF-16 units do not. */
function compareCodePoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const differing = left.findIndex((character, index) => character !== right[index]);
  if (differing < 0) return left.length - right.length;
  return (left[differing]?.codePointAt(0) ?? 0) - (right[differing]?.codePointAt(0) ?? -1);
}
