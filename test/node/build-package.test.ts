import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { identity } from '../../server/src/core/package/service-package';
import { type BuildOptions, type Built, buildPackage } from '../../server/src/node/build-package';
import { createServiceDirectory } from '../../server/src/node/create-service';
import { temporaryFolder, writeFiles } from '../support/cli';

async function built(directory: string, options: BuildOptions): Promise<Built> {
  const result = await buildPackage(directory, options);
  assert.ok(result.status === 'built');
  return result;
}

test('every example builds without a problem, twice the same bytes', async () => {
  const folder = await temporaryFolder();
  for (const name of await readdir('examples')) {
    const once = await built(`examples/${name}`, { out: join(folder, 'once'), checksum: true });
    const again = await built(`examples/${name}`, {
      out: join(folder, 'again'),
      checksum: true,
      verify: true,
    });
    assert.deepEqual([...once.source.problems, ...once.delivery.problems], []);
    assert.deepEqual(once.leftOut, []);
    const bytes = await readFile(once.file);
    assert.equal(bytes.length, once.size);
    assert.equal(once.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(once.sha256, again.sha256);
  }
});

test('a new service directory builds as it is', async () => {
  const folder = await temporaryFolder();
  for (const kind of ['helm', 'operator'] as const) {
    const directory = join(folder, kind);
    await createServiceDirectory(directory, { kind, version: '0.1.0', locale: 'zh-cn' });
    const { delivery } = await built(directory, { out: folder });
    assert.deepEqual(delivery.problems, []);
    assert.equal(delivery.pkg.deployment?.kind, kind);
    assert.equal(delivery.pkg.deployment?.packed, true);
  }
});

test('what is in the zip reads as what it was made of', async () => {
  const folder = await temporaryFolder();
  const { delivery, source, entries } = await built('examples/etcd', { out: folder });
  const templates = (files: ReadonlyMap<string, { readonly text: string }>, root: string) =>
    [...files].filter(([path]) => path.startsWith(`${root}/templates/`)).map(([, { text }]) => text);
  const roots = [delivery, source].map(({ pkg }) => pkg.chart?.root ?? '');
  assert.deepEqual(
    templates(delivery.pkg.files, roots[0] ?? ''),
    templates(source.pkg.files, roots[1] ?? ''),
  );
  assert.deepEqual(delivery.pkg.images, source.pkg.images);
  assert.deepEqual(
    entries.map(({ path }) => path),
    [
      'etcd/package/etcd-6.7.0.tgz',
      'etcd/images/mapping.yaml',
      'etcd/images/etcd-3.5.21-aarch64.tar',
      'etcd/images/etcd-3.5.21-x86_64.tar',
    ],
  );
});

test('progress tells of every file and ends where all is done', async () => {
  const folder = await temporaryFolder();
  const seen = new Set<string>();
  let last = [0, 0];
  await built('examples/kafka', {
    out: folder,
    onProgress: (done, total, file) => {
      assert.ok(done >= (last[0] ?? 0) && done <= total, `${done} of ${total}`);
      last = [done, total];
      seen.add(file);
    },
  });
  assert.equal(last[0], last[1]);
  assert.ok(seen.has('kafka/images/kafka-3.6.2-x86_64.tar'));
});

test('a version that YAML reads as a number names the archives as Helm names them', async () => {
  const folder = await temporaryFolder();
  for (const [written, read] of [
    ['1.0', '1'],
    ['1.10', '1.1'],
    ['0x10', '16'],
    ['"1.0"', '1.0'],
    ['1.0.0', '1.0.0'],
  ]) {
    const directory = join(folder, `service ${read}`);
    await writeFiles(directory, {
      'package/odd/Chart.yaml': `apiVersion: v2\nname: odd\nversion: ${written}\n`,
    });
    const { file, entries, delivery } = await built(directory, { out: directory, despiteErrors: true });
    assert.equal(file, join(directory, `odd-${read}.zip`));
    assert.deepEqual(
      entries.map(({ path }) => path),
      [`odd/package/odd-${read}.tgz`],
    );
    assert.equal(identity(delivery.pkg).version, read);
  }
  const nameless = join(folder, 'nameless');
  await writeFiles(nameless, { 'package/odd/Chart.yaml': 'apiVersion: v2\nname: odd\nversion: ~\n' });
  await assert.rejects(
    buildPackage(nameless, { out: folder, despiteErrors: true }),
    /name or the version of the service is not written/,
  );
});

test('the checksum tells how far it is', async () => {
  const folder = await temporaryFolder();
  const seen: unknown[] = [];
  const onChecksum = (...report: unknown[]) => seen.push(report);
  const { size } = await built('examples/etcd', { out: folder, checksum: true, onChecksum });
  assert.deepEqual(seen.at(-1), [size, size, 'etcd-6.7.0.zip']);
});

test('aborted: nothing is left, and a zip from before stays as it was', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'etcd-6.7.0.zip': 'before' });
  const controller = new AbortController();
  const onProgress = () => controller.abort(new Error('stopped'));
  const { signal } = controller;
  await assert.rejects(buildPackage('examples/etcd', { out: folder, signal, onProgress }), /stopped/);
  assert.deepEqual(await readdir(folder), ['etcd-6.7.0.zip']);
  assert.equal(await readFile(join(folder, 'etcd-6.7.0.zip'), 'utf8'), 'before');
});
