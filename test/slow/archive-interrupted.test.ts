import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { verifyZip } from '../../server/src/archive/zip/verify';
import { writeZip } from '../../server/src/archive/zip/writer';
import { temporaryFolder } from '../archive/support/temporary-folder';

// This file is its own victim: started with these variables it builds and says when it has begun.
const { OSCPKG_BUILD_TARGET: target, OSCPKG_BUILD_SOURCE: source } = process.env;
if (target && source) await buildAndTell(target, source);
else defineTests();

async function buildAndTell(zip: string, image: string): Promise<void> {
  let isTold = false;
  const onProgress = () => {
    if (!isTold) process.stdout.write('begun\n');
    isTold = true;
  };
  await writeZip(zip, [{ path: 'image.tar', source: image }], { onProgress });
}

function defineTests(): void {
  test('a kill leaves the earlier result; the next build removes what is left over', async (t) => {
    const folder = await temporaryFolder(t);
    const image = path.join(folder, 'image.tar');
    await writeFile(image, '');
    await truncate(image, 3 * 1024 ** 3);
    const out = path.join(folder, 'out');
    await mkdir(out);
    const zip = path.join(out, 'etcd-1.0.0.zip');
    await writeFile(zip, 'earlier');
    const child = startBuild(zip, image);
    await once(child, 'message').catch(() => undefined);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await readFile(zip, 'utf8'), 'earlier');
    assert.equal((await readdir(out)).filter((name) => name.endsWith('.partial')).length, 1);
    await truncate(image, 1024 ** 2);
    await writeZip(zip, [{ path: 'image.tar', source: image }], { verify: true });
    assert.deepEqual(await readdir(out), ['etcd-1.0.0.zip']);
    assert.deepEqual(await verifyZip(zip), []);
  });

  test('a full disk is told in words, before and while writing, and leaves nothing', async (t) => {
    const folder = await temporaryFolder(t);
    const disk = path.join(folder, 'disk');
    await mkdir(disk);
    const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0;
    if (!isMounted) return console.log('left out: a full disk, no small file system can be mounted');
    try {
      await fillDisk(disk);
    } finally {
      spawnSync('umount', [disk]);
    }
  });
}

async function fillDisk(disk: string): Promise<void> {
  const zip = path.join(disk, 'a.zip');
  await writeFile(zip, 'earlier');
  const noise = Buffer.from(Array.from({ length: 6_000_000 }, (_, index) => (index * index) >> 7));
  const stored = writeZip(zip, [{ path: 'a', source: noise }]);
  await assert.rejects(
    stored,
    /The disk is too full for ".*": of the 5\.7 MiB that are needed, 1\.7 MiB are missing/,
  );
  const deflated = writeZip(zip, [
    { path: 'a', source: noise, compression: 'deflate' },
    { path: 'b', source: noise },
  ]);
  await assert.rejects(deflated, /The disk is full: ".*" was not written/);
  assert.deepEqual(await readdir(disk), ['a.zip']);
  assert.equal(await readFile(zip, 'utf8'), 'earlier');
}

function startBuild(zip: string, image: string): ChildProcess {
  const env = { ...process.env, OSCPKG_BUILD_TARGET: zip, OSCPKG_BUILD_SOURCE: image };
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.once('data', () => child.emit('message'));
  return child;
}
