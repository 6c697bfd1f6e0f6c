import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { identity } from '../../server/src/core/package/service-package';
import { checkPackage } from '../../server/src/core/rules/check';
import { type CreateServiceOptions, createServiceDirectory } from '../../server/src/node/create-service';
import { openServiceDirectory } from '../../server/src/node/open-package';
import { temporaryFolder, writeFiles } from '../support/cli';

const usual: CreateServiceOptions = { kind: 'helm', version: '0.1.0', locale: 'en' };

test('names that YAML would read as something else stay names', async () => {
  const folder = await temporaryFolder();
  for (const kind of ['helm', 'operator'] as const)
    for (const name of ['My-Service', '123', 'true', 'null', '1e3', 'a-', 'x'.repeat(64)]) {
      const directory = join(folder, `我的 服务 ${kind} ${name}`);
      await createServiceDirectory(directory, { ...usual, kind, name });
      const pkg = await openServiceDirectory(directory);
      const errors = checkPackage(pkg).filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], name);
      assert.deepEqual(identity(pkg), { name, version: '0.1.0' });
    }
});

test('every kind that has a template starts without any problem, in both languages', async () => {
  const folder = await temporaryFolder();
  for (const kind of ['helm', 'operator'] as const)
    for (const locale of ['en', 'zh-cn'] as const) {
      const directory = join(folder, `${kind}-${locale}`);
      const { files, samples, first } = await createServiceDirectory(directory, { ...usual, kind, locale });
      const pkg = await openServiceDirectory(directory);
      assert.deepEqual(checkPackage(pkg), []);
      assert.equal(pkg.deployment?.kind, kind);
      assert.deepEqual([...pkg.files.keys()].sort(), files);
      assert.ok(files.includes(first));
      assert.equal(samples.length, kind === 'helm' ? 2 : 4);
      for (const { text, path } of pkg.files.values())
        assert.doesNotMatch(text, /\[(?:en|zh-cn)\] |@\w+@/, path);
    }
});

test('what cannot be is refused, and nothing is left behind', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'full/readme.md': 'mine', file: '' });
  const refused = (path: string, options: Partial<CreateServiceOptions>, message: RegExp) =>
    assert.rejects(createServiceDirectory(join(folder, path), { ...usual, ...options }), message);
  await refused('full', {}, /is there already and not empty/);
  await refused('file', {}, /is there already/);
  await refused('file/below', {}, /cannot be written|does not exist/);
  await refused('服务', {}, /"服务" cannot be the name of a service/);
  await refused('new', { name: 'x'.repeat(65) }, /cannot be the name of a service/);
  await refused('new', { version: '1.0' }, /"1\.0" is no version/);
  await refused('new', { version: '1.0.0+b1' }, /is no version/);
  await refused('new', { version: '01.0.0' }, /is no version/);
  assert.deepEqual((await readdir(folder)).sort(), ['file', 'full']);
  assert.deepEqual(await readdir(join(folder, 'full')), ['readme.md']);
});

test('an empty folder is filled, missing folders above are made', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'empty'));
  for (const path of ['empty', 'deep/below']) {
    const { directory, files, first } = await createServiceDirectory(join(folder, path), usual);
    assert.deepEqual(await readdir(directory), ['images', 'package']);
    assert.ok(files.includes(first));
  }
});
