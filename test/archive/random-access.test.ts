import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { forEachBlock } from '../../server/src/archive/blocks';
import { ForwardAccess } from '../../server/src/archive/forward-access';
import { BytesAccess, ReadAhead, readAt, WindowAccess } from '../../server/src/archive/random-access';

const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) & 0xff));
const reads = fc.array(fc.tuple(fc.nat(5200), fc.nat(700)), { maxLength: 30 });

test('reading ahead and through windows gives the same bytes, at whatever places', async () => {
  await fc.assert(
    fc.asyncProperty(reads, fc.integer({ min: 1, max: 600 }), fc.nat(100), async (places, step, start) => {
      const window = new WindowAccess(new BytesAccess(bytes), start, 4500);
      const source = new ReadAhead(window, step);
      for (const [position, length] of places) {
        const expected = bytes.subarray(start, start + 4500).subarray(position, position + length);
        assert.deepEqual(await readAt(source, position, length), expected);
      }
    }),
  );
});

test('a forward source gives the same bytes when read onwards, also through a read-ahead', async () => {
  await fc.assert(
    fc.asyncProperty(reads, fc.boolean(), async (places, isAhead) => {
      const forward = new ForwardAccess(new BytesAccess(deflateRawSync(bytes)), 'deflate');
      const source = isAhead ? new ReadAhead(forward, 512) : forward;
      let end = 0;
      for (const [position, length] of [...places].sort(([a], [b]) => a - b)) {
        if (position < end) continue;
        end = position + length;
        assert.deepEqual(await readAt(source, position, length), bytes.subarray(position, position + length));
      }
      await forward.close();
    }),
  );
});

test('blocks cover a source once, whatever stands before it', async () => {
  const large = Buffer.alloc(3_000_000, 'block');
  for (const before of [0, 1, 43, 4095, 4096, 100_000]) {
    const blocks: Buffer[] = [];
    await forEachBlock(new BytesAccess(large), (block) => blocks.push(Buffer.from(block)) > 0, before);
    assert.ok(Buffer.concat(blocks).equals(large));
    let written = before;
    for (const block of blocks.slice(0, -1)) {
      written += block.length;
      assert.equal(written % 4096, 0);
    }
  }
});
