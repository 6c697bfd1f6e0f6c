import { chmod, realpath, stat } from 'node:fs/promises';
import { writeError } from '../archive/io-errors';
import { PartialFile } from '../archive/partial-file';

/**
 * Writes a file whole or not at all: under another name beside it, which then takes its place. An existing file keeps its
 * permissions, a link its target. Throws a UserError when it cannot be written.
 */
export async function writeFileWhole(path: string, content: Uint8Array | string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode,
    () => undefined,
  );
  const partial = await PartialFile.create(target);
  try {
    await partial.handle.writeFile(content);
    if (mode !== undefined) await chmod(partial.path, mode & 0o777);
    await partial.commit();
  } catch (error) {
    await partial.discard();
    throw writeError(error, path);
  }
}
