import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { PartialFile } from '../../server/src/archive/partial-file';
import { temporaryFolder } from './support/temporary-folder';

test('takes the place of its target only when it is committed', async (t) => {
  const folder = await temporaryFolder(t);
  const target = path.join(folder, 'a.zip');
  await writeFile(target, 'earlier');
  const discarded = await PartialFile.create(target);
  await discarded.handle.writeFile('half');
  assert.equal(await readFile(target, 'utf8'), 'earlier');
  await discarded.discard();
  assert.deepEqual(await readdir(folder), ['a.zip']);
  const committed = await PartialFile.create(target);
  await committed.handle.writeFile('whole');
  await committed.commit();
  assert.equal(await readFile(target, 'utf8'), 'whole');
  assert.deepEqual(await readdir(folder), ['a.zip']);
});

test('partial files of processes that are gone are removed, and nothing else', async (t) => {
  const folder = await temporaryFolder(t);
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  const stale = [
    `a.zip.${gone}-abc.partial`,
    `a.zip.${process.pid}-0.partial`,
    `a.zip.${process.ppid}-old.partial`,
  ];
  const kept = [
    `a.zip.${process.ppid}-new.partial`,
    `b.zip.${gone}-abc.partial`,
    'a.zip.partial',
    'a.zip.x.partial',
    `a.zip.${gone}-abc.partial.zip`,
  ];
  for (const name of [...stale, ...kept]) await writeFile(path.join(folder, name), '');
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await utimes(path.join(folder, `a.zip.${process.ppid}-old.partial`), twoDaysAgo, twoDaysAgo);
  const partial = await PartialFile.create(path.join(folder, 'a.zip'));
  await partial.discard();
  assert.deepEqual((await readdir(folder)).sort(), kept.sort());
});
