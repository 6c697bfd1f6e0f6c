import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { DiskTree } from '../../server/src/node/disk-tree';
import { temporaryFolder, writeFiles } from '../support/cli';

test('lists files below a folder, also one beside it', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'etcd/a': '1',
    'etcd/b/c 中文#%': '22',
    'charts/d': '',
    'etcd/node_modules/x': '',
  });
  const tree = new DiskTree(join(folder, 'etcd'));
  const sizes = async (path: string) => (await tree.list(path)).map((file) => [file.path, file.size]);
  assert.deepEqual(await sizes(''), [
    ['a', 1],
    ['b/c 中文#%', 2],
  ]);
  assert.deepEqual(await sizes('b'), [['b/c 中文#%', 2]]);
  assert.deepEqual(await sizes('../charts'), [['../charts/d', 0]]);
  assert.deepEqual(await sizes('missing'), []);
});

test('reads and opens files; what is not there or no file is undefined', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a/b': 'text' });
  const tree = new DiskTree(folder);
  assert.equal(String(await tree.read('a/b')), 'text');
  for (const path of ['a', 'a/c', 'a/b/c', 'x'.repeat(5000)]) {
    assert.equal(await tree.read(path), undefined);
    assert.equal(await tree.open(path), undefined);
  }
  const opened = await tree.open('a/b');
  assert.equal(opened?.size, 4);
  await opened?.close();
});

test('the version changes with the content', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { a: '1' });
  const version = async () => (await new DiskTree(folder).list(''))[0]?.version;
  const first = await version();
  assert.equal(await version(), first);
  await writeFiles(folder, { a: '22' });
  assert.notEqual(await version(), first);
});

test('links are followed, but not in circles; pipes and dead links are left out', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a/b/file': 'text' });
  await symlink('..', join(folder, 'a/b/up'));
  await symlink('nowhere', join(folder, 'a/dead'));
  await symlink('loop', join(folder, 'a/loop'));
  await symlink(join(folder, 'a/b/file'), join(folder, 'a/linked'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'a/pipe')]);
  const tree = new DiskTree(folder);
  const paths = (await tree.list('')).map((file) => file.path);
  assert.deepEqual(paths.sort(), ['a/b/file', 'a/linked']);
  assert.equal(await tree.read('a/pipe'), undefined);
});
