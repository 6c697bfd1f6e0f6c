import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { oscpkg, oscpkgProcess, temporaryFolder, writeFiles } from '../support/cli';

test('a new service directory has no problem at all, in both languages', async () => {
  const folder = await temporaryFolder();
  for (const locale of ['en', 'zh-cn']) {
    const made = await oscpkg(['init', locale, '--locale', locale], { cwd: folder });
    assert.equal(made.stderr, '');
    assert.equal(made.status, 0);
    const { stdout, status } = await oscpkg(['validate', locale, '--format', 'json'], { cwd: folder });
    const [checked] = JSON.parse(stdout).packages;
    assert.deepEqual(checked.problems, []);
    assert.deepEqual([checked.name, checked.version, checked.kind], [locale, '0.1.0', 'helm']);
    assert.equal(status, 0);
    const values = await readFile(join(folder, locale, 'package', locale, 'values.yaml'), 'utf8');
    assert.equal(/\p{Script=Han}/u.test(values), locale === 'zh-cn');
    assert.doesNotMatch(values, /@|\[en\]|\[zh-cn\]/);
    const rendered = await oscpkg(['template', 'demo', `${locale}/package/${locale}`], { cwd: folder });
    assert.equal(rendered.stderr, '');
    assert.match(rendered.stdout, new RegExp(`image: docker\\.io/library/${locale}:0\\.1\\.0$`, 'm'));
  }
});

test('what it says names every file, and how to go on', async () => {
  const folder = await temporaryFolder();
  const { stdout } = await oscpkg(['init', 'a-b'], { cwd: folder });
  const files = (await readdir(join(folder, 'a-b'), { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile(),
  );
  for (const { name } of files) assert.ok(stdout.includes(name), name);
  assert.match(stdout, /^ {2}oscpkg build a-b$/m);
});

test('--name and --version', async () => {
  const folder = await temporaryFolder();
  const args = ['init', '我的 服务', '--name', 'My-Service', '--version', '1.2.3-rc.1'];
  assert.equal((await oscpkgProcess(args, { cwd: folder })).status, 0);
  const { stdout } = await oscpkgProcess(['validate', '我的 服务', '--format', 'json'], { cwd: folder });
  const [checked] = JSON.parse(stdout).packages;
  assert.deepEqual([checked.root, checked.name, checked.version], ['我的 服务', 'My-Service', '1.2.3-rc.1']);
});

test('nothing is written where something is', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'full/readme.md': 'mine' });
  const { status, stdout, stderr } = await oscpkg(['init', 'full'], { cwd: folder });
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /is there already and not empty: nothing was written/);
  assert.deepEqual(await readdir(join(folder, 'full')), ['readme.md']);
});

test('an OSC package: a new one has no problem at all, nor has the zip that is built of it', async () => {
  const folder = await temporaryFolder();
  for (const locale of ['en', 'zh-cn']) {
    const made = await oscpkg(['init', locale, '--kind', 'osc', '--locale', locale], { cwd: folder });
    assert.deepEqual([made.stderr, made.status], ['', 0]);
    const built = await oscpkg(['build', locale, '--out', 'out'], { cwd: folder });
    assert.equal(built.status, 0, built.stdout + built.stderr);
    for (const target of [locale, `out/${locale}-0.1.0.zip`]) {
      const { stdout, status } = await oscpkg(['validate', target, '--format', 'json'], { cwd: folder });
      const [checked] = JSON.parse(stdout).packages;
      assert.deepEqual(checked.problems, [], target);
      assert.deepEqual([checked.name, checked.version, checked.kind, status], [locale, '0.1.0', 'osc', 0]);
    }
    const metadata = await readFile(join(folder, locale, 'package', locale, 'metadata.yaml'), 'utf8');
    assert.equal(/\p{Script=Han}/u.test(metadata), locale === 'zh-cn');
    assert.doesNotMatch(metadata, /@\w+@|\[en\]|\[zh-cn\]/);
  }
});

test('an OSC package: a name with capitals is written small, one that metadata.yaml cannot hold is refused', async () => {
  const folder = await temporaryFolder();
  for (const name of ['MyDb', 'x'.repeat(64)]) {
    assert.equal((await oscpkg(['init', name, '--kind', 'osc'], { cwd: folder })).status, 0);
    const { stdout } = await oscpkg(['validate', name, '--format', 'json'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout).packages[0].problems, [], name);
  }
  for (const [name, meant] of [
    ['3scale', 'svc-3scale'],
    ['7', 'svc-7'],
    ['a', 'svc-a'],
  ] as const) {
    const { status, stderr } = await oscpkg(['init', name, '--kind', 'osc'], { cwd: folder });
    assert.equal(status, 2);
    assert.match(stderr, new RegExp(`"${name}" cannot be the name.*"${meant}"`, 's'));
  }
});

test('an OSC package: preview and mapping say that the replacement is not documented', async () => {
  for (const command of ['preview', 'mapping']) {
    const { status, stderr } = await oscpkg([command, 'examples/redis-osc']);
    assert.equal(status, 2);
    assert.match(stderr, /Not documented/);
  }
});
