import assert from 'node:assert/strict';
import { stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { verifyZip } from '../../server/src/archive/zip/verify';
import { writeZip } from '../../server/src/archive/zip/writer';
import { openZip } from '../../server/src/archive/zip/zip-tree';
import { temporaryFolder } from '../archive/support/temporary-folder';
import { hasTool, run } from '../archive/support/tools';

const size = 4_400_000_000;

test('one entry above 4 GiB, one that starts behind 4 GiB: every reader agrees', async (t) => {
  const folder = await temporaryFolder(t);
  const source = path.join(folder, 'zeros.tar');
  await writeFile(source, 'start');
  await truncate(source, size); // takes no room on most file systems; the zip does
  const zip = path.join(folder, 'large.zip');
  await writeZip(zip, [
    { path: 'large/first.tar', source },
    { path: 'large/mapping.yaml', source: Buffer.from('instance: []\n') },
  ]);
  assert.ok((await stat(zip)).size > size);
  const opened = await openZip(zip);
  assert.deepEqual(opened.defects, []);
  assert.deepEqual(
    opened.entries.map((entry) => entry.size),
    [size, 13],
  );
  assert.equal(String(await opened.read('large/mapping.yaml')), 'instance: []\n');
  await opened.close();
  assert.deepEqual(await verifyZip(zip), []);
  if (hasTool('unzip', 'unzip on 4.4 GB')) assert.match(run('unzip', ['-t', zip]), /No errors detected/);
  if (hasTool('zipinfo', 'zipinfo on 4.4 GB')) assert.match(run('zipinfo', [zip]), new RegExp(`${size}`));
  if (hasTool('7z', '7z on 4.4 GB')) assert.match(run('7z', ['t', zip]), /Everything is Ok/);
  const script =
    'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(z.infolist()[0].file_size)';
  if (hasTool('python3', 'Python on 4.4 GB'))
    assert.equal(run('python3', ['-c', script, zip]).trim(), `${size}`);
});

test('deflated above 4 GiB, and more entries than 65,535', async (t) => {
  const folder = await temporaryFolder(t);
  const source = path.join(folder, 'zeros.tar');
  await writeFile(source, '');
  await truncate(source, size);
  const zip = path.join(folder, 'deflated.zip');
  await writeZip(zip, [{ path: 'zeros.tar', source }], { compression: 'auto', verify: true });
  assert.ok((await stat(zip)).size < size / 100);
  if (hasTool('unzip', 'unzip on a deflated 4.4 GB')) run('unzip', ['-t', zip]);
  const many = Array.from({ length: 70_000 }, (_, index) => ({
    path: `f/${index}`,
    source: new Uint8Array(),
  }));
  await writeZip(zip, many, { verify: true });
  if (hasTool('zipinfo', 'zipinfo on 70,000 entries'))
    assert.match(run('zipinfo', ['-t', zip]), /^70000 files/);
});
