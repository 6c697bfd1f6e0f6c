import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  findServiceDirectories,
  isServiceDirectory,
  resemblesServiceDirectory,
  serviceDirectoryOf,
} from '../../server/src/node/find-services';
import { temporaryFolder, writeFiles } from '../support/cli';

test('what makes a folder a service directory', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'a/package/x': '',
    'b/images/mapping.yaml': '',
    'c/oscpkg.yaml': '',
    'd/images/mapping.yml': '',
    'no-mapping/images/a.tar': '',
    'no-folder/mapping.yaml': '',
    'no-file/oscpkg.yaml/x': '',
  });
  const found = async (name: string) => isServiceDirectory(join(folder, name));
  for (const name of ['a', 'b', 'c', 'd']) assert.ok(await found(name), name);
  for (const name of ['no-mapping', 'no-folder', 'no-file', 'missing']) assert.ok(!(await found(name)), name);
});

test('below a folder only what is evident is found, and nothing inside of it', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'one/package/etcd/Chart.yaml': '',
    'one/package/etcd/package/Chart.yaml': '',
    'two/package/etcd.tgz': '',
    'three/package/0.9.4/x.clusterserviceversion.yaml': '',
    'deep/er/four/images/mapping.yaml': '',
    'java/package/com/Main.java': '',
    '.hidden/package/Chart.yaml': '',
  });
  await mkdir(join(folder, 'empty/package'), { recursive: true });
  assert.deepEqual(
    await findServiceDirectories(folder),
    ['deep/er/four', 'one', 'three', 'two'].map((path) => join(folder, path)),
  );
  assert.deepEqual(await findServiceDirectories(join(folder, 'one')), [join(folder, 'one')]);
  assert.deepEqual(
    await findServiceDirectories(join(folder, 'java')),
    [join(folder, 'java')],
    'when it is named',
  );
});

test('almost a service directory', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'a/Package/x': '', 'b/image/x': '', 'c/src/x': '' });
  const resembles = (name: string) => resemblesServiceDirectory(join(folder, name));
  assert.deepEqual([await resembles('a'), await resembles('b'), await resembles('c')], [true, true, false]);
});

test('the service directory around a file', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'etcd/package/etcd/Chart.yaml': '', 'etcd/images/mapping.yaml': '', 'x/y': '' });
  assert.equal(await serviceDirectoryOf(join(folder, 'etcd/package/etcd/Chart.yaml')), join(folder, 'etcd'));
  assert.equal(await serviceDirectoryOf(join(folder, 'etcd')), join(folder, 'etcd'));
  assert.equal(await serviceDirectoryOf(join(folder, 'x/y')), undefined);
});
