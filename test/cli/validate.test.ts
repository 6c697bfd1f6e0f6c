import assert from 'node:assert/strict';
import { chmod, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfExample, oscpkg, oscpkgProcess, temporaryFolder, writeFiles } from '../support/cli';

/** Replaces a text in a file, which must be there. */
async function change(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  assert.ok(text.includes(from), `${file} does not contain ${from}`);
  await writeFile(file, text.replace(from, to));
}

test('nothing wrong: status 0, one line a package', async () => {
  const { folder } = await copyOfExample('etcd');
  const { status, stdout, stderr } = await oscpkgProcess(['validate'], { cwd: folder });
  assert.equal(stdout, 'etcd (helm, etcd 6.7.0): no problems\n\nThe service package is right.\n');
  assert.equal(stderr, '');
  assert.equal(status, 0);
});

test('the working folder itself can be the service directory', async () => {
  const { directory } = await copyOfExample('etcd');
  await change(join(directory, 'images/mapping.yaml'), 'endpoint:', 'endpont:');
  const { status, stdout } = await oscpkg(['validate'], { cwd: directory });
  assert.match(stdout, /^images\/mapping\.yaml:10:7: error: "endpont" is not a key/m);
  assert.equal(status, 1);
});

test('a problem is shown with its place, its text, a marker, the repair and a summary', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await change(join(directory, 'images/mapping.yaml'), 'endpoint:', 'endpont:');
  const { stdout } = await oscpkgProcess(['validate', 'etcd'], { cwd: folder });
  const expected = [
    'etcd/images/mapping.yaml:10:7: error: "endpont" is not a key of "address". Did you mean "endpoint"? [mapping/unknown-key]',
    '  10 |       endpont: image.registry',
    '     |       ^^^^^^^',
    '  = fix: Rename "endpont" to "endpoint" (--fix)',
  ];
  assert.ok(stdout.includes(expected.join('\n')), stdout);
  assert.match(stdout, /^1 error, 1 warning\. Add --fix to repair 1 of them\.\n$/m);
});

test('the same in Chinese', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await change(join(directory, 'images/mapping.yaml'), 'endpoint:', 'endpont:');
  const { stdout } = await oscpkgProcess(['validate', 'etcd', '--locale', 'zh-cn'], { cwd: folder });
  assert.ok(
    stdout.includes(
      [
        'etcd/images/mapping.yaml:10:7: 错误: “endpont”不是“address”的合法键，是否应为“endpoint”？ [mapping/unknown-key]',
        '  10 |       endpont: image.registry',
        '     |       ^^^^^^^',
        '  = 修复：将“endpont”改为“endpoint” (--fix)',
      ].join('\n'),
    ),
    stdout,
  );
  assert.match(stdout, /^1 个错误，1 个警告。加上 --fix 可自动修复其中 1 个。\n$/m);
});

test('--fail-on says from which severity on the status is 1', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await change(join(directory, 'images/mapping.yaml'), 'etcd-3.5.21-aarch64', 'etcd-3.5.21-x86_64');
  const status = async (...args: string[]) => (await oscpkg(['validate', ...args], { cwd: folder })).status;
  assert.equal(await status(), 0, 'a warning is no failure');
  assert.equal(await status('--fail-on', 'warning'), 1);
  assert.equal(await status('--fail-on', 'information'), 1);
  assert.equal(await status('--fail-on', 'never'), 0);
});

test('fifty problems of one rule are listed, the others counted', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const keys = Array.from({ length: 60 }, (_, index) => `      unknown${index}: x${index}\n`).join('');
  await change(join(directory, 'images/mapping.yaml'), '    package:', `${keys}    package:`);
  const { stdout } = await oscpkg(['validate'], { cwd: folder });
  assert.equal(stdout.match(/ \[mapping\/unknown-key\]$/gm)?.length, 50);
  assert.match(stdout, /^\.\.\. and 10 more of \[mapping\/unknown-key\]; --format json lists all\.$/m);
  assert.match(stdout, /^60 errors/m);
});

test('--fix repairs until nothing is left to repair, and says what it did', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const mapping = join(directory, 'images/mapping.yaml');
  const right = await readFile(mapping, 'utf8');
  await change(mapping, 'instance:', 'instances:');
  await change(mapping, 'endpoint:', 'registry:');
  const { status, stdout } = await oscpkgProcess(['validate', '--fix'], { cwd: folder });
  assert.equal(await readFile(mapping, 'utf8'), right);
  assert.match(stdout, /^etcd\/images\/mapping\.yaml: repaired: Rename "instances" to "instance"/m);
  assert.match(stdout, /^etcd\/images\/mapping\.yaml: repaired: Rename "registry" to "endpoint"/m);
  assert.equal(status, 0);
  assert.deepEqual((await readdir(join(directory, 'images'))).sort(), [
    'etcd-3.5.21-aarch64.tar',
    'etcd-3.5.21-x86_64.tar',
    'mapping.yaml',
  ]);
});

test('--fix keeps line endings and the permissions of the file', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const mapping = join(directory, 'images/mapping.yaml');
  const right = (await readFile(mapping, 'utf8')).replace(/\n/g, '\r\n');
  await writeFile(mapping, right.replace('endpoint:', 'endpont:'));
  await chmod(mapping, 0o640);
  await oscpkg(['validate', '--fix'], { cwd: folder });
  assert.equal(await readFile(mapping, 'utf8'), right);
  if (process.platform !== 'win32') assert.equal((await stat(mapping)).mode & 0o777, 0o640);
});

test('--fix leaves a file alone that is no UTF-8', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const mapping = join(directory, 'images/mapping.yaml');
  const text = (await readFile(mapping, 'utf8')).replace('endpoint:', 'endpont:');
  const latin = Buffer.concat([Buffer.from('# caf\xe9\n', 'latin1'), Buffer.from(text)]);
  await writeFile(mapping, latin);
  const { status } = await oscpkg(['validate', '--fix'], { cwd: folder });
  assert.ok((await readFile(mapping)).equals(latin));
  assert.equal(status, 1);
});

test('--fix in another format says on standard error what it did', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await change(join(directory, 'images/mapping.yaml'), 'endpoint:', 'endpont:');
  const { stdout, stderr } = await oscpkg(['validate', '--fix', '--format', 'json'], { cwd: folder });
  assert.deepEqual(JSON.parse(stdout).packages[0].problems, []);
  assert.match(stderr, /repaired: Rename "endpont" to "endpoint"/);
});

test('service directories below a folder are found; node_modules, .git and look-alikes are not', async () => {
  const { folder, directory } = await copyOfExample('etcd', 'a/b/etcd');
  await writeFiles(folder, {
    'node_modules/x/package/Chart.yaml': 'name: x\n',
    '.git/y/package/Chart.yaml': 'name: y\n',
    'rust/package/src/main.rs': 'fn main() {}\n',
    'other/mapping.yaml': 'a: 1\n',
    'settings/oscpkg.yaml': 'rules: {}\n',
  });
  await symlink(directory, join(folder, 'link'));
  const { stdout } = await oscpkg(['validate', '--format', 'json', '--fail-on', 'never'], { cwd: folder });
  const roots = JSON.parse(stdout).packages.map(({ root }: { root: string }) => root);
  assert.deepEqual(roots, ['a/b/etcd', 'settings']);
});

test('several paths; one that is named twice is checked once', async () => {
  const { folder } = await copyOfExample('etcd');
  const { stdout } = await oscpkg(['validate', 'etcd', '.', `${folder}/etcd`, '--format', 'json'], {
    cwd: folder,
  });
  assert.equal(JSON.parse(stdout).packages.length, 1);
});

test('a path that does not exist or is no service directory: status 2 and a sentence', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'notes/readme.md': 'hello\n' });
  const missing = await oscpkgProcess(['validate', 'nowhere'], { cwd: folder });
  assert.equal(missing.status, 2);
  assert.equal(missing.stdout, '');
  assert.equal(missing.stderr, 'oscpkg: There is no file or folder "nowhere"\n');
  const empty = await oscpkgProcess(['validate', 'notes'], { cwd: folder });
  assert.equal(empty.status, 2);
  assert.match(
    empty.stderr,
    /^oscpkg: There is no service directory in "notes"\. A service directory is a folder with "package\/"/,
  );
  const file = await oscpkgProcess(['validate', 'notes/readme.md', '--locale', 'zh-cn'], { cwd: folder });
  assert.equal(file.status, 2);
  assert.match(file.stderr, /^oscpkg: “notes\/readme\.md”既不是目录，也不是已构建的 zip。服务目录是/);
});

test('a file or a folder in a service directory stands for the directory', async () => {
  const { folder } = await copyOfExample('etcd');
  const paths = ['etcd/images/mapping.yaml', 'etcd/package/etcd/templates'];
  const named = await oscpkg(['validate', ...paths, '--format', 'json'], { cwd: folder });
  assert.equal(named.status, 0);
  assert.deepEqual(
    JSON.parse(named.stdout).packages.map(({ root }: { root: string }) => root),
    ['etcd'],
  );
});

test('a private upload takes five packages at most', async () => {
  const folder = await temporaryFolder();
  for (const name of 'abcdef') await writeFiles(folder, { [`${name}/oscpkg.yaml`]: '' });
  const args = ['validate', '--profile', 'private', '--fail-on', 'never'];
  assert.match((await oscpkg(args, { cwd: folder })).stderr, /at most 5 packages at once; these are 6/);
});

test('almost the right folder names: the rules say what is wrong', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await rename(join(directory, 'package'), join(directory, 'Package'));
  await rename(join(directory, 'images'), join(directory, 'Images'));
  const { status, stderr } = await oscpkg(['validate', 'etcd', '--format', 'json'], { cwd: folder });
  assert.equal(stderr, '');
  assert.notEqual(status, 2);
});

test('names with blanks, Chinese, # and % work in every format', async () => {
  const { folder, directory } = await copyOfExample('etcd', '我的 服务 #1 100%');
  await change(join(directory, 'images/mapping.yaml'), 'endpoint:', 'endpont:');
  const run = (format: string) => oscpkg(['validate', '--format', format], { cwd: folder });
  assert.match((await run('text')).stdout, /^我的 服务 #1 100%\/images\/mapping\.yaml:10:7: error/m);
  assert.match(
    (await run('github')).stdout,
    /^::error file=我的 服务 #1 100%25\/images\/mapping\.yaml,line=10/m,
  );
  const [result] = JSON.parse((await run('sarif')).stdout).runs[0].results.slice(-1);
  assert.equal(
    decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri),
    '我的 服务 #1 100%/images/mapping.yaml',
  );
});

test('what a hostile file says cannot steer the terminal', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await change(
    join(directory, 'images/mapping.yaml'),
    'endpoint:',
    '"\\e[2Jx": "\u001b[31m\u202e"\n      endpoint:',
  );
  const { stdout } = await oscpkgProcess(['validate'], { cwd: folder });
  assert.match(stdout, /\u241b\[31m/);
  assert.doesNotMatch(stdout, /[\u001b\u202e]/);
});

test('broken and empty YAML, binary rubbish, an unreadable tar: problems, no crash', async () => {
  const rubbish = Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 37) % 256));
  const { folder, directory } = await copyOfExample('etcd');
  for (const broken of ['', '\t- a: [', '{', '- - -\n: :\n', 'a: *b\n<<: *c\n', rubbish]) {
    await writeFiles(directory, {
      'images/mapping.yaml': broken,
      'package/etcd/Chart.yaml': broken,
      'package/etcd/values.yaml': broken,
      'oscpkg.yaml': broken,
      'images/etcd-3.5.21-x86_64.tar': rubbish,
    });
    const { status, stdout, stderr } = await oscpkg(['validate', '--format', 'json'], { cwd: folder });
    assert.equal(stderr, '');
    assert.ok(status === 0 || status === 1);
    assert.equal(JSON.parse(stdout).version, 1);
  }
});
