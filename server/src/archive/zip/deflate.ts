import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync } from 'node:zlib';
import { type RandomAccess, readAt } from '../random-access';

/** A block of a file, and what it becomes in a deflate stream. */
export interface DeflatedBlock {
  readonly input: Buffer;
  readonly output: Buffer;
}

/**
 * Deflates a source in blocks that are worked on side by side (zlib runs on libuv's threads) and yields them in order;
 * each block knows the 32 KiB before it, so that the outputs joined are one stream hardly larger than a plain one.
 */
export async function* deflateBlocks(source: RandomAccess, level: number): AsyncGenerator<DeflatedBlock> {
  const queue: Promise<DeflatedBlock>[] = [];
  try {
    let before: Buffer | undefined;
    let position = 0;
    let isLast = false;
    while (!isLast) {
      const input = await readAt(source, position, blockSize);
      position += input.length;
      isLast = input.length < blockSize || position >= source.size;
      queue.push(deflateBlock(input, before, isLast, level));
      queue.at(-1)?.catch(() => undefined); // it is awaited in its turn
      before = input.subarray(-windowSize);
      const ready = queue.length >= blocksInFlight ? queue.shift() : undefined;
      if (ready) yield await ready;
    }
    for (let next = queue.shift(); next; next = queue.shift()) yield await next;
  } finally {
    await Promise.allSettled(queue);
  }
}

/** Whether deflating pays: samples spread over a file shrink below 95 %. Layers that are gzipped already do not. */
export async function isCompressible(source: RandomAccess): Promise<boolean> {
  let input = 0;
  let output = 0;
  for (let spot = 0; spot < sampleCount; spot++) {
    const position = Math.floor((Math.max(0, source.size - sampleSize) * spot) / (sampleCount - 1));
    const sample = await readAt(source, position, sampleSize);
    input += sample.length;
    output += deflateRawSync(sample, { level: 1 }).length;
    if (source.size <= sampleSize) break;
  }
  return output < input * 0.95;
}

/** Large enough that the joins cost nothing, small enough for several at once. */
const blockSize = 1024 * 1024;
const sampleCount = 8;
const sampleSize = 64 * 1024;
const windowSize = 32 * 1024;
/** Twice the threads that libuv has: enough to keep them busy, bounded in memory. */
const blocksInFlight = 8;
const probeSize = 16 * 1024;

async function deflateBlock(
  input: Buffer,
  dictionary: Buffer | undefined,
  isLast: boolean,
  level: number,
): Promise<DeflatedBlock> {
  const output = await promisify(deflateRaw)(input, {
    level: isNoise(input) ? 0 : level,
    finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
    ...(dictionary === undefined || dictionary.length === 0 ? {} : { dictionary }),
  });
  return { input, output };
}

/** Deflating what cannot shrink takes ten times as long as copying it. */
function isNoise(block: Buffer): boolean {
  const middle = Math.max(0, (block.length - probeSize) >> 1);
  const probe = block.subarray(middle, middle + probeSize);
  return probe.length === probeSize && deflateRawSync(probe, { level: 1 }).length > probeSize * 0.97;
}
