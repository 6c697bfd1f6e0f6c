import JSZip from 'jszip';
import { noParticularTime } from '../tgz/pack';

/** A file to be put in a small zip. */
export interface SmallFile {
  /** POSIX path, relative; ends with `/` for a folder, which has no bytes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A small zip (an operator or OSC package) in memory, in the given order. JSZip deflates without zlib, so the bytes are
 * the same on every machine and Node version.
 */
export async function packZip(
  files: readonly SmallFile[],
  { mtime = noParticularTime } = {},
): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(mtime * 1000);
  for (const { path, bytes } of files) {
    const options = { date, createFolders: false };
    if (path.endsWith('/')) zip.file(path, null, { ...options, dir: true, unixPermissions: 0o40755 });
    else zip.file(path, bytes, { ...options, unixPermissions: 0o100644 });
  }
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'UNIX',
  });
}
