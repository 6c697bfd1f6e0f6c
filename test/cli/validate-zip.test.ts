import assert from 'node:assert/strict';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { packTgz } from '../../server/src/archive/tgz/pack';
import { writeZip } from '../../server/src/archive/zip/writer';
import { DiskTree } from '../../server/src/node/disk-tree';
import { oscpkg, oscpkgProcess, temporaryFolder } from '../support/cli';

/** The delivery of examples/etcd, written without the build command. */
async function delivery(directory = 'etcd'): Promise<{ folder: string; zip: string }> {
  const folder = await temporaryFolder();
  const chart = new DiskTree('examples/etcd/package');
  const files = await Promise.all(
    (await chart.list('')).map(async ({ path }) => ({
      path,
      bytes: (await chart.read(path)) ?? new Uint8Array(),
    })),
  );
  const images = new DiskTree('examples/etcd/images');
  const zip = join(folder, 'etcd-6.7.0.zip');
  const prefix = directory === '' ? '' : `${directory}/`;
  await writeZip(zip, [
    { path: `${prefix}package/etcd-6.7.0.tgz`, source: packTgz(files) },
    ...(await images.list('')).map(({ path }) => ({
      path: `${prefix}images/${path}`,
      source: images.onDisk(path),
    })),
  ]);
  return { folder, zip };
}

const problemsOf = (stdout: string): readonly { code: string; severity: string; file: string }[] =>
  JSON.parse(stdout).packages[0].problems;

test('a built zip is checked without being unpacked', async () => {
  const { folder } = await delivery();
  for (const args of [[], ['--verify']]) {
    const { status, stdout, stderr } = await oscpkgProcess(['validate', 'etcd-6.7.0.zip', ...args], {
      cwd: folder,
    });
    assert.equal(stderr, '');
    assert.equal(stdout, 'etcd-6.7.0.zip (helm, etcd 6.7.0): no problems\n\nThe service package is right.\n');
    assert.equal(status, 0);
  }
});

test('a problem inside shows the way to it', async () => {
  const { folder, zip } = await delivery();
  await copyFile(zip, join(folder, 'other-1.0.0.zip'));
  const { stdout } = await oscpkg(['validate', 'other-1.0.0.zip'], { cwd: folder });
  assert.match(stdout, /^other-1\.0\.0\.zip: /m);
  assert.match(stdout, /other-1\.0\.0\.zip!\/etcd\/package\/etcd-6\.7\.0\.tgz!\/etcd\/Chart\.yaml:\d+:\d+/);
});

test('a service directory that was not put in a folder of its own is an error', async () => {
  const { folder } = await delivery('');
  const { status, stdout } = await oscpkg(['validate', 'etcd-6.7.0.zip', '--format', 'json'], {
    cwd: folder,
  });
  assert.equal(status, 1);
  assert.ok(problemsOf(stdout).some(({ severity }) => severity === 'error'));
});

test('--verify finds a changed byte of an image', async () => {
  const { folder, zip } = await delivery();
  const bytes = await readFile(zip);
  const text = bytes.indexOf('put the real image here');
  assert.ok(text > 0);
  bytes[text] = 0x50;
  await writeFile(zip, bytes);
  const { status, stdout } = await oscpkg(['validate', zip, '--verify', '--format', 'json'], { cwd: folder });
  assert.equal(status, 1);
  assert.ok(problemsOf(stdout).some(({ code }) => code.startsWith('archive/')));
});

test('cut, empty and foreign files: problems, no crash', async () => {
  const { folder, zip } = await delivery();
  const bytes = await readFile(zip);
  const files: Record<string, Uint8Array> = {
    'empty.zip': new Uint8Array(),
    'text.zip': Buffer.from('hello'),
    'half.zip': bytes.subarray(0, bytes.length / 2),
    'tail.zip': bytes.subarray(bytes.length / 2),
    'etcd-6.7.0.tar.gz': packTgz([{ path: 'etcd/package/x', bytes: Buffer.from('x') }]),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
    const { status, stdout, stderr } = await oscpkgProcess(['validate', name, '--format', 'json'], {
      cwd: folder,
    });
    assert.equal(stderr, '', name);
    assert.equal(status, 1, name);
    assert.ok(problemsOf(stdout).length > 0);
  }
});

test('--fix changes nothing in a zip and says so', async () => {
  const { folder, zip } = await delivery();
  const before = await readFile(zip);
  const { stderr } = await oscpkg(['validate', '--fix', 'etcd-6.7.0.zip'], { cwd: folder });
  assert.match(stderr, /nothing is repaired in a built zip/);
  assert.ok((await readFile(zip)).equals(before));
});
