import { basename } from 'node:path';
import { archivePorts } from '../../archive/archive-ports';
import { openZip } from '../../archive/zip/zip-tree';
import { mountMark } from '../../core/package/archive-mount';
import { DiskTree } from '../../node/disk-tree';

/**
 * The text of a file inside an archive (`/home/me/etcd.zip!/etcd/package/etcd.tgz!/etcd/values.yaml`); undefined when there
 * is none, or when it is no text. Throws a UserError when the disk does not hand it out.
 */
export async function readArchivedText(path: string): Promise<string | undefined> {
  const [outer = '', ...inner] = path.split(mountMark);
  const [first, ...rest] = inner;
  if (first === undefined) return undefined;
  let bytes = await readFirst(outer, first);
  let name = first;
  for (const next of rest) {
    if (!bytes) return undefined;
    const { files } = await archivePorts(new DiskTree('/')).unpack(bytes, basename(name));
    bytes = files.get(next);
    name = next;
  }
  return bytes && textOf(bytes);
}

/** A file of an archive on the disk. Of a zip, which can be huge, only this file is read. */
async function readFirst(archive: string, path: string): Promise<Uint8Array | undefined> {
  const disk = new DiskTree(archive.slice(0, -basename(archive).length));
  if (!/\.zip$/i.test(archive)) {
    const bytes = await disk.read(basename(archive));
    return bytes && (await archivePorts(disk).unpack(bytes, basename(archive))).files.get(path);
  }
  const zip = await openZip(archive);
  try {
    return await zip.read(path);
  } finally {
    await zip.close();
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
