import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageArchiveInfo } from '../../server/src/core/images/image-archive';
import { ImageDescriptions } from '../../server/src/lsp/workspace/image-descriptions';

const info: ImageArchiveInfo = { size: 1, images: [], multiArchitecture: false, defects: [] };
const stamp = async () => '1';

test('an archive that is read in a moment is described at once, and not read again', async () => {
  let read = 0;
  const images = new ImageDescriptions(() => assert.fail('late'));
  const describe = async () => {
    read++;
    return info;
  };
  assert.equal(await images.describer(describe, stamp)('a.tar'), info);
  assert.equal(await images.describer(describe, stamp)('a.tar'), info);
  assert.equal(read, 1);
  await images.describer(describe, async () => '2')('a.tar');
  assert.equal(read, 2);
});

test('one that takes long does not hold up the answer, and is told when it is there', async () => {
  let finish: (found: ImageArchiveInfo) => void = () => {};
  const slow = new Promise<ImageArchiveInfo>((resolve) => {
    finish = resolve;
  });
  const late = new Promise<void>((resolve) => {
    const images = new ImageDescriptions(resolve);
    const describe = images.describer(() => slow, stamp);
    Promise.all([describe('a.tar'), describe('b.tar')]).then(async (first) => {
      assert.deepEqual(first, [undefined, undefined]);
      finish(info);
      assert.equal(await images.describer(() => slow, stamp)('a.tar'), info);
    });
  });
  await late;
});
