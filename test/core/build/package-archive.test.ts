import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageArchive } from '../../../server/src/core/build/package-archive';
import { MemoryTree } from '../../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../../server/src/core/package/load';

const ports = { unpack: async () => ({ files: new Map(), defects: [] }) };
const service = { name: 'etcd', version: '1.0.0' };
const deployment = { fileName: 'etcd-1.0.0.tgz', content: new Uint8Array([1]) };

async function plan(texts: Readonly<Record<string, string>>) {
  const pkg = await loadServicePackage(new MemoryTree(new Map(Object.entries(texts))), ports, {
    name: 'etcd',
  });
  const { fileName, entries, leftOut } = packageArchive(pkg, service, deployment);
  const lines = entries.map(({ path, content }) =>
    typeof content === 'string' ? `${path} < ${content}` : path,
  );
  return { fileName, lines, leftOut };
}

test('what the platform wants, small things first; the rest is named', async () => {
  const { fileName, lines, leftOut } = await plan({
    'oscpkg.yaml': 'values: [ci/values.yaml]\n',
    'ci/values.yaml': '',
    'ci/other.yaml': '',
    'README.md': '',
    'images/b.tar': '',
    'images/a.tar': '',
    'images/._a.tar': '',
    'images/notes.txt': '',
    'images/old/c.tar': '',
    'images/mapping.yaml': 'instance: []\n',
    'extends/deep/x.yaml': '',
    'extends/.DS_Store': '',
    'package/etcd/Chart.yaml': 'name: etcd\n',
  });
  assert.equal(fileName, 'etcd-1.0.0.zip');
  assert.deepEqual(lines, [
    'etcd/',
    'etcd/package/',
    'etcd/package/etcd-1.0.0.tgz',
    'etcd/images/',
    'etcd/images/mapping.yaml < images/mapping.yaml',
    'etcd/images/a.tar < images/a.tar',
    'etcd/images/b.tar < images/b.tar',
    'etcd/extends/',
    'etcd/extends/deep/',
    'etcd/extends/deep/x.yaml < extends/deep/x.yaml',
  ]);
  assert.deepEqual(leftOut, [
    'README.md',
    'ci/other.yaml',
    'extends/.DS_Store',
    'images/._a.tar',
    'images/notes.txt',
    'images/old/c.tar',
  ]);
});

test('images from another folder, a misnamed mapping, no images at all', async () => {
  const elsewhere = await plan({
    'oscpkg.yaml': 'images: shared/tars\n',
    'shared/tars/a.tar': '',
    'shared/tars/mapping.yml': 'instance: []\n',
    'package/Chart.yaml': 'name: etcd\n',
  });
  assert.deepEqual(elsewhere.lines.slice(3), [
    'etcd/images/',
    'etcd/images/mapping.yaml < shared/tars/mapping.yml',
    'etcd/images/a.tar < shared/tars/a.tar',
  ]);
  assert.deepEqual(elsewhere.leftOut, []);
  const none = await plan({ 'package/Chart.yaml': 'name: etcd\n' });
  assert.deepEqual(none.lines, ['etcd/', 'etcd/package/', 'etcd/package/etcd-1.0.0.tgz']);
});
