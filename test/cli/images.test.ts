import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { copyOfExample, oscpkg, oscpkgProcess, temporaryFolder, writeFiles } from '../support/cli';

test('text: a row for each image, columns aligned also in Chinese', async () => {
  const { folder } = await copyOfExample('etcd');
  const english = await oscpkgProcess(['images', 'etcd'], { cwd: folder });
  assert.equal(
    english.stdout,
    [
      'FILE                                 TAG          ARCHITECTURE  SIZE     FORMAT',
      'etcd/images/etcd-3.5.21-aarch64.tar  etcd:3.5.21  linux/arm64   5.5 KiB  docker',
      'etcd/images/etcd-3.5.21-x86_64.tar   etcd:3.5.21  linux/amd64   5.5 KiB  docker',
      '',
    ].join('\n'),
  );
  assert.equal(english.status, 0);
  const chinese = await oscpkgProcess(['images', 'etcd', '--locale', 'zh-cn'], { cwd: folder });
  assert.match(chinese.stdout, /^文件 {33}标签 {9}架构 {9}大小 {5}格式\n/);
});

test('json: the public shape', async () => {
  const { folder } = await copyOfExample('etcd');
  const { stdout } = await oscpkg(['images', 'etcd/images/etcd-3.5.21-x86_64.tar', '--format', 'json'], {
    cwd: folder,
  });
  const [archive] = JSON.parse(stdout);
  assert.deepEqual(Object.keys(archive), [
    'file',
    'format',
    'compression',
    'size',
    'multiArchitecture',
    'images',
    'defects',
  ]);
  assert.equal(archive.images[0].architecture, 'amd64');
  assert.deepEqual(archive.images[0].tags, ['etcd:3.5.21']);
});

test('damaged archives: status 1 and what is wrong; nothing there: status 2', async () => {
  const folder = await temporaryFolder();
  const whole = await readFile(resolve('examples/etcd/images/etcd-3.5.21-x86_64.tar'));
  await writeFiles(folder, {
    'cut.tar': whole.subarray(0, 2000),
    'empty.tar': '',
    'text.tar': 'hello',
    '\u001b[2J.tar': 'hostile',
  });
  for (const name of ['cut.tar', 'empty.tar', 'text.tar']) {
    const { status, stdout, stderr } = await oscpkg(['images', name], { cwd: folder });
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.match(stdout, new RegExp(`^${name.replace('.', '\\.')}: `, 'm'));
  }
  const all = await oscpkg(['images', '.'], { cwd: folder });
  assert.doesNotMatch(all.stdout, /\u001b/);
  await writeFiles(folder, { 'none/readme.md': '' });
  assert.equal((await oscpkg(['images', join(folder, 'none')])).status, 2);
  assert.equal((await oscpkg(['images', join(folder, 'nowhere')])).status, 2);
});
