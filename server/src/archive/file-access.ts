import { readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readError } from './io-errors';
import type { RandomAccess } from './random-access';

/** A {@link RandomAccess} that holds something open until it is closed. */
export interface OpenFile extends RandomAccess {
  close(): Promise<void>;
}

/** Opens a file for reading at any place. Throws a UserError when it cannot be opened. */
export async function openFile(path: string): Promise<OpenFile> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR', syscall: 'open' });
    return new FileAccess(handle, stat.size, path);
  } catch (error) {
    await handle?.close();
    throw readError(error, path);
  }
}

class FileAccess implements OpenFile {
  constructor(
    private readonly handle: FileHandle,
    readonly size: number,
    private readonly path: string,
  ) {}

  async readInto(target: Uint8Array, position: number): Promise<number> {
    let count = 0;
    try {
      while (count < target.length) {
        const part = target.subarray(count);
        const { bytesRead } = await this.handle.read(part, 0, part.length, position + count);
        if (bytesRead === 0) break;
        count += bytesRead;
      }
    } catch (error) {
      throw readError(error, this.path);
    }
    return count;
  }

  readNow(target: Uint8Array, position: number): number {
    let count = 0;
    try {
      while (count < target.length) {
        const bytesRead = readSync(this.handle.fd, target, count, target.length - count, position + count);
        if (bytesRead === 0) break;
        count += bytesRead;
      }
    } catch (error) {
      throw readError(error, this.path);
    }
    return count;
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}
