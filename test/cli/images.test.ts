import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import JSZip from 'jszip';
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

test('a built zip: the same rows as its folder, stored or deflated', async () => {
  const { folder } = await copyOfExample('etcd');
  const ofFolder = await oscpkg(['images', 'etcd', '--format', 'json'], { cwd: folder });
  for (const compression of ['store', 'deflate']) {
    const zip = `${compression}.zip`;
    await oscpkg(['build', 'etcd', '--out', zip, '--compression', compression], { cwd: folder });
    const { status, stdout } = await oscpkg(['images', zip, '--format', 'json'], { cwd: folder });
    assert.equal(status, 0);
    assert.equal(stdout.replaceAll(`${zip}!/`, ''), ofFolder.stdout);
  }
});

test('a zip that is none, that holds no image, whose image cannot be read', async () => {
  const { folder } = await copyOfExample('etcd');
  await writeFiles(folder, { 'none.zip': 'hello' });
  const none = await oscpkg(['images', 'none.zip'], { cwd: folder });
  assert.equal(none.status, 1);
  assert.match(none.stdout, /^none\.zip: This is not a zip archive/m);
  const empty = await new JSZip().file('readme.md', 'x').generateAsync({ type: 'nodebuffer' });
  await writeFiles(folder, { 'empty.zip': empty });
  assert.equal((await oscpkg(['images', 'empty.zip'], { cwd: folder })).status, 2);
  const zip = await new JSZip().file('a.tar', 'x').file('b.tar', '').generateAsync({ type: 'nodebuffer' });
  for (const header of [zip.indexOf('PK\x03\x04') + 6, zip.indexOf('PK\x01\x02') + 8]) zip[header] = 1;
  await writeFiles(folder, { 'secret.zip': zip });
  const secret = await oscpkg(['images', 'secret.zip'], { cwd: folder });
  assert.equal(secret.status, 1);
  assert.match(secret.stdout, /^secret\.zip!\/a\.tar: "a\.tar" is encrypted/m);
  assert.match(secret.stdout, /^secret\.zip!\/b\.tar: This file is empty/m);
});
