import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { writeError } from '../archive/io-errors';

/**
 * Writes a file whole or not at all: under another name beside it, which then takes its place. An existing file keeps its
 * permissions, a link its target. Throws a UserError when it cannot be written.
 */
export async function writeFileWhole(path: string, content: Uint8Array | string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const partial = `${target}.${process.pid}.partial`;
  try {
    const mode = await stat(target).then(
      (found) => found.mode,
      () => undefined,
    );
    const handle = await open(partial, 'wx');
    try {
      await handle.writeFile(content);
    } finally {
      await handle.close();
    }
    if (mode !== undefined) await chmod(partial, mode & 0o777);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw writeError(error, path);
  }
}
