import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { copyOfExample, oscpkg } from '../support/cli';

const target = ['--registry', 'registry.example.com', '--organization', 'partner-a'];

test('every image of every example is pulled from the platform', async () => {
  for (const name of ['etcd', 'etcd-operator', 'exampleservice', 'kafka']) {
    const { status, stdout } = await oscpkg(['preview', `examples/${name}`, '--format', 'json', ...target]);
    const { version, images, failure } = JSON.parse(stdout);
    assert.equal(version, 1);
    assert.equal(failure, null);
    assert.ok(images.length > 0);
    for (const { after, state } of images) {
      assert.equal(state, 'replaced');
      assert.match(after, /^registry\.example\.com\/partner-a\/[a-z-]+:[\w.-]+$/);
    }
    assert.equal(status, 0);
  }
});

test('text: what is written, and what is pulled then', async () => {
  const { stdout } = await oscpkg(['preview', 'examples/etcd', ...target]);
  assert.match(stdout, /^- {2}registry: docker\.io\n/m);
  assert.match(stdout, /^\+ {2}registry: registry\.example\.com\n/m);
  assert.match(stdout, /→ registry\.example\.com\/partner-a\/etcd:3\.5\.21$/m);
});

test('an image that stays outside: status 1', async () => {
  const { folder, directory } = await copyOfExample('kafka');
  const file = join(directory, 'images/mapping.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.slice(0, text.indexOf('  - image: zookeeper')));
  const { status, stdout } = await oscpkg(['preview', 'kafka', '--locale', 'zh-cn', ...target], {
    cwd: folder,
  });
  assert.equal(status, 1);
  assert.match(stdout, /^! .*docker\.io\/partner\/zookeeper:3\.8\.4/m);
});
