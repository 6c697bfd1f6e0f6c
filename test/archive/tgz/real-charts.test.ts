import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unpackTgz } from '../../../server/src/archive/tgz/unpack';

const corpus = '../shared/corpus/charts';

test('published charts unpack without a defect', async () => {
  if (!existsSync(corpus)) return console.log(`left out: published charts, ${corpus} is not there`);
  for (const name of readdirSync(corpus).filter((file) => file.endsWith('.tgz'))) {
    const { files, defects } = await unpackTgz(readFileSync(`${corpus}/${name}`));
    assert.deepEqual(defects, [], name);
    assert.ok(
      [...files.keys()].some((file) => /^[^/]+\/Chart\.yaml$/.test(file)),
      name,
    );
  }
});
