/** One file below the root of a tree. Directories are not listed; they exist where files do. */
export interface FileInfo {
  /** POSIX path relative to the tree's root, no leading slash. */
  readonly path: string;
  /** Size in bytes. */
  readonly size: number;
  /** Changes whenever the content may have changed (modification time, document version, CRC); compared for equality only. */
  readonly version: string;
}

/**
 * The port through which packages are read: a folder, unsaved editors over a folder, memory, an archive.
 * Paths are POSIX and relative to the tree's root; `../` may lead to sources that oscpkg.yaml names.
 */
export interface FileTree {
  /** Every file below a directory (`''` is the root), in no particular order; empty when there is none. */
  list(directory: string): Promise<readonly FileInfo[]>;
  /** The bytes of a file; undefined when there is no such file. Throws a {@link UserError} when it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** A {@link FileTree} over texts and bytes in memory, for tests, unsaved editors and unpacked archives. */
export class MemoryTree implements FileTree {
  constructor(private readonly files: ReadonlyMap<string, string | Uint8Array>) {}

  async list(directory: string): Promise<readonly FileInfo[]> {
    const prefix = directory === '' ? '' : `${directory}/`;
    return [...this.files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => ({ path, size: content.length, version: '1' }));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const content = this.files.get(path);
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  }
}
