import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { forEachBlock } from '../blocks';
import type { RandomAccess } from '../random-access';
import { deflateBlocks } from './deflate';
import { deflated, stored } from './entry';
import {
  type DosTime,
  directoryRecord,
  endRecords,
  localHeader,
  needsZip64,
  type WrittenEntry,
} from './records';

/** Level 0 stores; 1 to 9 deflate. Called with the count of input bytes after each block. */
export interface EntryOptions {
  readonly level: number;
  readonly onBytes: (count: number) => void;
}

/** Writes the entries of a zip one after the other into an open file, then its directory. */
export class ZipOutput {
  readonly entries: WrittenEntry[] = [];
  private position = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly time: DosTime,
  ) {}

  /**
   * Adds a file or, with an empty content, a folder. Sizes and checksum are put into its header when they are known:
   * the file is read once only. Returns how many bytes were read.
   */
  async add(path: string, content: RandomAccess, options: EntryOptions): Promise<number> {
    const method = options.level === 0 ? stored : deflated;
    const zip64 = needsZip64(content.size);
    const offset = this.position;
    const unknown = { path, method, crc32: 0, compressedSize: 0, size: 0, offset };
    this.write(localHeader(unknown, this.time, zip64));
    const start = this.position;
    const { crc, size } = await this.copy(content, options);
    const entry = { ...unknown, crc32: crc, compressedSize: this.position - start, size };
    this.writeAt(localHeader(entry, this.time, zip64), offset);
    this.entries.push(entry);
    return size;
  }

  /** Writes the directory; returns the size of the zip. */
  finish(): number {
    const offset = this.position;
    const directory = Buffer.concat(this.entries.map((entry) => directoryRecord(entry, this.time)));
    this.write(directory);
    this.write(endRecords(this.entries.length, offset, directory.length));
    return this.position;
  }

  private async copy(content: RandomAccess, { level, onBytes }: EntryOptions): Promise<Sum> {
    const sum: Sum = { crc: 0, size: 0 };
    const take = (input: Buffer, output: Buffer) => {
      onBytes(input.length);
      sum.crc = crc32(input, sum.crc);
      sum.size += input.length;
      this.write(output);
      return sum.size <= content.size; // else the file grows while it is read
    };
    if (level === 0) await forEachBlock(content, (block) => take(block, block), this.position);
    else for await (const { input, output } of deflateBlocks(content, level)) if (!take(input, output)) break;
    return sum;
  }

  private write(bytes: Buffer): void {
    this.writeAt(bytes, this.position);
    this.position += bytes.length;
  }

  /** Synchronously, on the core that has the block in its cache: see {@link file://../blocks.ts}. */
  private writeAt(bytes: Buffer, position: number): void {
    for (let count = 0; count < bytes.length; )
      count += writeSync(this.handle.fd, bytes, count, bytes.length - count, position + count);
  }
}

interface Sum {
  crc: number;
  size: number;
}
