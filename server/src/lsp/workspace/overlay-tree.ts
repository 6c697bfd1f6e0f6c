import type { FileInfo, FileTree } from '../../core/package/file-tree';
import type { OpenDocument } from '../documents';
import { relativePath } from './paths';

/** A folder in which the texts of open documents go before those on the disk, and unsaved new files exist. */
export class OverlayTree implements FileTree {
  private readonly texts: ReadonlyMap<string, OpenDocument>;

  constructor(
    private readonly disk: FileTree,
    /** The files of the folder itself. */
    private readonly own: readonly FileInfo[],
    root: string,
    documents: readonly OpenDocument[],
  ) {
    this.texts = new Map(documents.map((document) => [relativePath(root, document.file), document]));
  }

  async list(directory: string): Promise<readonly FileInfo[]> {
    const prefix = directory === '' ? '' : `${directory}/`;
    const isInside = (path: string) => path.startsWith(prefix) && (prefix !== '' || !path.startsWith('../'));
    const all = directory === '' ? this.own : await this.disk.list(directory);
    const onDisk = all.filter(({ path }) => !this.texts.has(path));
    const open = [...this.texts]
      .filter(([path]) => isInside(path))
      .map(([path, { text, stamp }]) => ({ path, size: text.length, version: stamp }));
    return [...onDisk, ...open];
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const open = this.texts.get(path);
    return open ? new TextEncoder().encode(open.text) : this.disk.read(path);
  }
}
