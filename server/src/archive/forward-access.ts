import type { Transform } from 'node:stream';
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { ArchiveDefectKind } from '../core/package/archive-defect';
import type { ByteBudget } from './byte-budget';
import type { OpenFile } from './file-access';
import { errorCode } from './io-errors';
import { isBomb } from './limits';
import { type RandomAccess, readAt } from './random-access';

/** What stopped an inflation before its end. */
export type InflateFailure = Extract<ArchiveDefectKind, 'bomb' | 'truncated' | 'damaged' | 'lying-size'>;

/**
 * The inflated bytes of a source, readable in one direction only: each read must start where the last ended or behind.
 * Damage ends it early, and so does more than `statedSize`, or without one more than only a bomb has, or more than the
 * budget has left; `failure` tells why. Nothing is thrown but what the disk throws.
 */
export class ForwardAccess implements OpenFile {
  size = Number.POSITIVE_INFINITY;
  failure: InflateFailure | undefined;
  private readonly stream: Transform;
  private readonly chunks: AsyncIterator<Buffer>;
  private chunk: Buffer = Buffer.alloc(0);
  private chunkAt = 0;
  private fedBytes = 0;

  constructor(
    private readonly source: RandomAccess,
    kind: 'gzip' | 'deflate',
    readonly statedSize = Number.POSITIVE_INFINITY,
    private readonly budget?: ByteBudget,
  ) {
    const options = { chunkSize: 256 * 1024 };
    this.stream = kind === 'gzip' ? createGunzip(options) : createInflateRaw(options);
    const input = Readable.from(this.feed(), { objectMode: false, highWaterMark: 256 * 1024 });
    input.on('error', (error) => this.stream.destroy(error));
    this.stream.on('error', () => undefined); // pull() sees it; without a listener it would end the process
    this.stream.on('close', () => input.destroy());
    this.chunks = input.pipe(this.stream)[Symbol.asyncIterator]();
  }

  async readInto(target: Uint8Array, position: number): Promise<number> {
    if (position < this.chunkAt) throw new RangeError('a forward source was read backwards');
    let count = 0;
    while (count < target.length) {
      const start = position + count - this.chunkAt;
      if (start >= this.chunk.length) {
        if (!(await this.nextChunk())) break;
        continue;
      }
      const part = this.chunk.subarray(start, start + target.length - count);
      target.set(part, count);
      count += part.length;
    }
    return count;
  }

  async close(): Promise<void> {
    this.stream.destroy();
  }

  private async nextChunk(): Promise<boolean> {
    if (this.size !== Number.POSITIVE_INFINITY) return false;
    const end = this.chunkAt + this.chunk.length;
    const next = await this.pull();
    if (next === undefined || this.isTooMuch(end + next.length, next.length)) {
      this.size = end;
      await this.close();
      return false;
    }
    this.chunk = next;
    this.chunkAt = end;
    return true;
  }

  private async pull(): Promise<Buffer | undefined> {
    try {
      const { value, done } = await this.chunks.next();
      return done === true ? undefined : value;
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined || !code.startsWith('Z_')) throw error;
      this.failure = code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
      return undefined;
    }
  }

  private isTooMuch(size: number, more: number): boolean {
    const isBoundless = this.statedSize === Number.POSITIVE_INFINITY;
    const isWithin = this.budget?.take(more) ?? true;
    if (size > this.statedSize) this.failure = 'lying-size';
    else if (!isWithin) this.failure = 'bomb';
    else if (isBoundless && isBomb(this.fedBytes, size)) this.failure = 'bomb';
    return this.failure !== undefined;
  }

  private async *feed(): AsyncGenerator<Buffer> {
    const step = 256 * 1024;
    for (let position = 0; position < this.source.size; position += step) {
      const bytes = await readAt(this.source, position, step);
      if (bytes.length === 0) return;
      this.fedBytes += bytes.length;
      yield bytes;
    }
  }
}
