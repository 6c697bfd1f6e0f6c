import { setImmediate as turn } from 'node:timers/promises';
import type { RandomAccess } from './random-access';

/**
 * Hands all bytes of a source to `use`, block by block, until it returns false. A block is only valid during the call,
 * because its memory is used again: blocks that stay in the processor's cache are copied and summed at a quarter of the
 * cost (measured), which also is why files are read synchronously here, on one core. Other work gets its turn every few
 * milliseconds. `before` bytes stand before the copy: the first block is shorter by as much as brings the others to
 * page boundaries, where writing is cheaper too.
 */
export async function forEachBlock(
  source: RandomAccess,
  use: (block: Buffer) => boolean,
  before = 0,
): Promise<void> {
  const memory = Buffer.allocUnsafeSlow(Math.min(blockSize, Math.max(source.size, pageSize)));
  let block = memory.subarray(before % pageSize);
  let nextTurn = turnAfter;
  for (let position = 0; ; block = memory) {
    const count = source.readNow?.(block, position) ?? (await source.readInto(block, position));
    if (count === 0 || !use(count === block.length ? block : block.subarray(0, count))) return;
    position += count;
    if (position < nextTurn) continue;
    nextTurn += turnAfter;
    await turn();
  }
}

const blockSize = 512 * 1024;
const pageSize = 4096;
const turnAfter = 4 * 1024 * 1024;
