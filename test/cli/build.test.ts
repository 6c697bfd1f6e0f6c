import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import JSZip from 'jszip';
import { copyOfExample, oscpkg, oscpkgProcess, startOscpkg, writeFiles } from '../support/cli';

const namesIn = async (zip: string) => Object.keys((await JSZip.loadAsync(await readFile(zip))).files);

test('a service directory becomes a zip that is right, and is told of', async () => {
  const { folder } = await copyOfExample('etcd');
  const { status, stdout, stderr } = await oscpkgProcess(['build', 'etcd', '--out', 'out', '--checksum'], {
    cwd: folder,
  });
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const zip = await readFile(join(folder, 'out/etcd-6.7.0.zip'));
  const digest = createHash('sha256').update(zip).digest('hex');
  assert.match(stdout, /^Wrote out\/etcd-6\.7\.0\.zip \(14\.\d KiB\)\n/);
  assert.match(stdout, /^ {2}etcd\/package\/etcd-6\.7\.0\.tgz +2\.\d KiB$/m);
  assert.match(stdout, /^ {2}etcd\/images\/etcd-3\.5\.21-x86_64\.tar +5\.5 KiB$/m);
  assert.match(stdout, new RegExp(`^  sha256 ${digest}\nRead back and checked: no problems\\.\n$`, 'm'));
  assert.deepEqual(await readdir(join(folder, 'out')), ['etcd-6.7.0.zip']);
  const checked = await oscpkgProcess(['validate', 'out/etcd-6.7.0.zip', '--verify'], { cwd: folder });
  assert.equal(checked.status, 0);
});

test('with errors nothing is written, unless --no-validate', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const mapping = join(directory, 'images/mapping.yaml');
  await writeFile(mapping, (await readFile(mapping, 'utf8')).replace('endpoint:', 'endpont:'));
  const refused = await oscpkgProcess(['build', 'etcd', '--out', 'new/out'], { cwd: folder });
  assert.equal(refused.status, 1);
  assert.match(refused.stdout, /mapping\.yaml:10:7: error: "endpont"/);
  assert.match(refused.stderr, /^Nothing was written: repair the errors, or add --no-validate\.$/m);
  assert.deepEqual(await readdir(folder), ['etcd']);
  const forced = await oscpkgProcess(['build', 'etcd', '--no-validate', '--out', 'new/out'], { cwd: folder });
  assert.equal(forced.status, 0);
  assert.deepEqual(await readdir(join(folder, 'new/out')), ['etcd-6.7.0.zip']);
});

test('--out names a folder or a file; names with blanks, Chinese, # and %', async () => {
  const { folder } = await copyOfExample('etcd', '我的 服务 #1 100%');
  const out = join(folder, '输出 #2 50%');
  const args = ['build', '我的 服务 #1 100%', '--locale', 'zh-cn'];
  assert.equal((await oscpkg([...args, '--out', out], { cwd: folder })).status, 0);
  assert.equal((await oscpkg([...args, '--out', join(out, 'other-6.7.0.zip')], { cwd: folder })).status, 0);
  assert.deepEqual((await readdir(out)).sort(), ['etcd-6.7.0.zip', 'other-6.7.0.zip']);
  assert.ok((await namesIn(join(out, 'etcd-6.7.0.zip'))).includes('etcd/images/mapping.yaml'));
});

test('a deployment package that is packed already goes in as it is', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await oscpkg(['build', 'etcd'], { cwd: folder });
  const first = await JSZip.loadAsync(await readFile(join(folder, 'etcd-6.7.0.zip')));
  const packed = await first.file('etcd/package/etcd-6.7.0.tgz')?.async('nodebuffer');
  await rename(join(directory, 'package'), join(folder, 'source'));
  await writeFiles(directory, { 'package/etcd-6.7.0.tgz': packed ?? '' });
  assert.equal((await oscpkg(['build', 'etcd', '--out', 'second'], { cwd: folder })).status, 0);
  assert.deepEqual(
    await readFile(join(folder, 'second/etcd-6.7.0.zip')),
    await readFile(join(folder, 'etcd-6.7.0.zip')),
  );
});

test('sources that oscpkg.yaml names are packed; settings and junk are not', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await rename(join(directory, 'package/etcd'), join(folder, 'chart'));
  await rename(join(directory, 'images'), join(folder, 'pictures'));
  await writeFiles(directory, { 'oscpkg.yaml': 'source: ../chart\nimages: ../pictures\n', '.DS_Store': 'x' });
  const { status, stderr } = await oscpkg(['build', 'etcd', '--no-validate'], { cwd: folder });
  assert.equal(status, 0, stderr);
  assert.match(stderr, /left out: \.DS_Store/);
  assert.deepEqual(
    (await namesIn(join(folder, 'etcd-6.7.0.zip'))).filter((name) => !name.endsWith('/')),
    [
      'etcd/package/etcd-6.7.0.tgz',
      'etcd/images/mapping.yaml',
      'etcd/images/etcd-3.5.21-aarch64.tar',
      'etcd/images/etcd-3.5.21-x86_64.tar',
    ],
  );
});

test('what the author switched off stays off for the zip', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const chart = join(directory, 'package/etcd/Chart.yaml');
  const text = await readFile(chart, 'utf8');
  const comment = '  # oscpkg-disable-next-line chart/invalid-category -- no other fits\n';
  await writeFile(chart, text.replace('  categories: Database', `${comment}  categories: Datenbank`));
  const { status, stdout } = await oscpkg(['build', 'etcd'], { cwd: folder });
  assert.equal(status, 0);
  assert.match(stdout, /Read back and checked: no problems/);
});

test('no input is overwritten, and nothing is put among the inputs', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  for (const out of ['etcd/images', 'etcd/package', 'etcd/images/x.zip', 'etcd/package/etcd/etcd.zip']) {
    const { status, stderr } = await oscpkg(['build', 'etcd', '--out', out], { cwd: folder });
    assert.equal(status, 2, out);
    assert.match(stderr, /lies among the files that the package is made of/);
  }
  assert.deepEqual((await readdir(join(directory, 'images'))).length, 3);
  assert.equal((await oscpkg(['validate', 'etcd'], { cwd: folder })).status, 0);
});

test('a name that leads out of the folder is refused', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const chart = join(directory, 'package/etcd/Chart.yaml');
  await writeFile(chart, (await readFile(chart, 'utf8')).replace('name: etcd', 'name: ../../evil'));
  const { status, stderr } = await oscpkg(['build', 'etcd', '--no-validate'], { cwd: folder });
  assert.equal(status, 2);
  assert.match(stderr, /cannot be part of a file name/);
});

test('nothing to pack, no name, no folder, a place that cannot be written: status 2 and a sentence', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await writeFiles(folder, { 'empty/package/readme.md': '', file: '', 'taken/etcd-6.7.0.zip/x': '' });
  const refused: readonly [readonly string[], RegExp][] = [
    [['build', 'empty', '--no-validate'], /name or the version|nothing to pack/],
    [['build', 'nowhere'], /There is no folder "nowhere"/],
    [['build', 'file'], /is neither a folder nor a built zip/],
    [['build', 'etcd', '--out', 'taken'], /There is a folder named ".*etcd-6\.7\.0\.zip"/],
    [['build', 'etcd', '--out', 'file/below'], /does not exist|cannot be written|No permission/],
  ];
  for (const [args, message] of refused) {
    const { status, stderr } = await oscpkg(args, { cwd: folder });
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, message);
  }
  await mkdir(join(folder, 'two'));
  await symlink(directory, join(folder, 'two/link'));
  assert.equal((await oscpkg(['build', 'two'], { cwd: folder })).status, 2);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} ends a build by that signal and leaves nothing behind`, async () => {
    const { folder, directory } = await copyOfExample('etcd');
    const big = join(directory, 'images/etcd-3.5.21-x86_64.tar');
    await (await open(big, 'w')).close();
    await truncate(big, 2 * 1024 * 1024 * 1024);
    const { child, ended } = await startOscpkg(['build', 'etcd', '--no-validate', '--out', 'new/out'], {
      cwd: folder,
    });
    for (let waited = 0; waited < 400; waited++) {
      const names = await readdir(join(folder, 'new/out')).catch(() => []);
      if (names.length > 0) break;
      await setTimeout(25);
    }
    child.kill(signal);
    const result = await ended;
    assert.equal(result.signal, signal);
    assert.deepEqual(await readdir(folder), ['etcd'], 'not even the folders that were made for it');
  });
