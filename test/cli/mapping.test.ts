import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfExample, oscpkg, temporaryFolder, writeFiles } from '../support/cli';

test('without a mapping.yaml one is proposed; --write writes it, and the package is right', async () => {
  for (const name of ['etcd', 'kafka', 'etcd-operator']) {
    const { folder, directory } = await copyOfExample(name);
    await rm(join(directory, 'images/mapping.yaml'));
    const shown = await oscpkg(['mapping', name], { cwd: folder });
    assert.match(shown.stdout, /^\+\+\+ images\/mapping\.yaml$/m);
    assert.match(shown.stderr, /images\/mapping\.yaml is not changed\. "--write" writes it\./);
    const written = await oscpkg(['mapping', name, '--write'], { cwd: folder });
    assert.equal(written.status, 0, written.stderr);
    const { status, stdout } = await oscpkg(['validate', '--format', 'json'], { cwd: folder });
    assert.deepEqual(JSON.parse(stdout).packages[0].problems, []);
    assert.equal(status, 0);
  }
});

test('where nothing is missing, nothing changes', async () => {
  for (const name of ['etcd', 'etcd-operator', 'exampleservice', 'kafka']) {
    const { folder, directory } = await copyOfExample(name);
    const before = await readFile(join(directory, 'images/mapping.yaml'), 'utf8');
    const { status, stdout, stderr } = await oscpkg(['mapping', name, '--write'], { cwd: folder });
    assert.equal(stdout, '');
    assert.match(stderr, /has everything already/);
    assert.equal(status, 0);
    assert.equal(await readFile(join(directory, 'images/mapping.yaml'), 'utf8'), before);
  }
});

test('what a hostile file says cannot steer the terminal', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const file = join(directory, 'images/mapping.yaml');
  await writeFile(file, `# \u001b[2J\u202e\ninstance:\n`);
  const { stdout } = await oscpkg(['mapping', 'etcd'], { cwd: folder });
  assert.match(stdout, /\u241b\[2J/);
  assert.doesNotMatch(stdout, /[\u001b\u202e]/);
});

test('nothing to work it out of: status 2', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'empty/oscpkg.yaml': '' });
  const { status, stderr } = await oscpkg(['mapping', 'empty'], { cwd: folder });
  assert.equal(status, 2);
  assert.match(stderr, /holds no chart and no operator/);
});

test('what is added has the line ends of the file, also below a key that held nothing', async () => {
  const { folder, directory } = await copyOfExample('kafka');
  const file = join(directory, 'images/mapping.yaml');
  await writeFile(file, '# ours\r\ninstance: [] # none yet\r\n');
  await writeFiles(directory, {
    'package/kafka/templates/shell.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shell\nspec:\n  containers:\n    - name: shell\n      image: busybox:1.36\n',
  });
  const { status } = await oscpkg(['mapping', 'kafka', '--write'], { cwd: folder });
  assert.equal(status, 1, 'the image in the template stays undecided');
  const text = await readFile(file, 'utf8');
  assert.match(text, /^# ours\r\ninstance: {1,2}# none yet\r\n {2}- image: \w+\r\n/);
  assert.match(text, /# undecided: Pod\/shell shell: busybox:1\.36 .*\r\n$/);
  assert.doesNotMatch(text, /[^\r]\n/);
});
