import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { UserError } from '../../server/src/core/text/user-error';
import { DiskTree } from '../../server/src/node/disk-tree';
import { temporaryFolder } from '../archive/support/temporary-folder';

test('links that stay in the folder are followed, those that leave it are reported', async (t) => {
  const outside = await temporaryFolder(t);
  await mkdir(path.join(outside, 'etcd/docs'), { recursive: true });
  await writeFile(path.join(outside, 'secret'), 'secret');
  await writeFile(path.join(outside, 'etcd/docs/a.txt'), 'a');
  const link = (target: string, name: string) => symlink(target, path.join(outside, 'etcd', name));
  await link('docs/a.txt', 'inside');
  await link('docs', 'folder');
  await link('../secret', 'leak');
  await link('/etc', 'system');
  await link('missing', 'dead');
  await link('..', 'docs/up');
  const tree = new DiskTree(path.join(outside, 'etcd'));
  const { files, defects } = await tree.inspect('');
  assert.deepEqual(files.map((file) => file.path).sort(), ['docs/a.txt', 'folder/a.txt', 'inside']);
  assert.deepEqual(defects.map(({ kind, entry }) => `${kind} ${entry}`).sort(), [
    'symlink dead',
    'symlink docs/up',
    'symlink folder/up',
    'symlink leak',
    'symlink system',
  ]);
  assert.equal(String(await tree.read('inside')), 'a');
  for (const name of ['leak', 'system/passwd']) {
    await assert.rejects(tree.read(name), UserError, name);
    await assert.rejects(tree.open(name), UserError, name);
  }
});

test('a source beside the folder may be read, and its own links may not leave it', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(path.join(folder, 'etcd'));
  await mkdir(path.join(folder, 'charts/etcd'), { recursive: true });
  await writeFile(path.join(folder, 'charts/etcd/Chart.yaml'), 'name: etcd');
  await symlink('/etc/passwd', path.join(folder, 'charts/etcd/leak'));
  const tree = new DiskTree(path.join(folder, 'etcd'));
  const { files, defects } = await tree.inspect('../charts/etcd');
  assert.deepEqual(
    files.map((file) => file.path),
    ['../charts/etcd/Chart.yaml'],
  );
  assert.deepEqual(
    defects.map(({ entry }) => entry),
    ['../charts/etcd/leak'],
  );
  assert.equal(String(await tree.read('../charts/etcd/Chart.yaml')), 'name: etcd');
  await assert.rejects(tree.read('../charts/etcd/leak'), UserError);
});

test('a file without permission is an error in words, not an empty file', async (t) => {
  if (process.platform === 'win32' || process.getuid?.() === 0)
    return console.log('left out: unreadable files, this user may read all');
  const folder = await temporaryFolder(t);
  await writeFile(path.join(folder, 'closed'), 'x', { mode: 0 });
  await assert.rejects(new DiskTree(folder).read('closed'), /No permission to read/);
});

test('a folder whose name passes for an archive is left out and reported', async (t) => {
  const folder = await temporaryFolder(t);
  await mkdir(path.join(folder, 'package/etcd-1.0.0.tgz!/etcd'), { recursive: true });
  await writeFile(path.join(folder, 'package/etcd-1.0.0.tgz!/etcd/values.yaml'), 'planted: true');
  await writeFile(path.join(folder, 'package/etcd-1.0.0.tgz'), 'archive');
  const { files, defects } = await new DiskTree(folder).inspect('');
  assert.deepEqual(
    files.map((file) => file.path),
    ['package/etcd-1.0.0.tgz'],
  );
  assert.deepEqual(
    defects.map(({ kind, entry }) => `${kind} ${entry}`),
    ['mount-mark package/etcd-1.0.0.tgz!'],
  );
});
