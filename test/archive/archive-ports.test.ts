import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { archivePorts } from '../../server/src/archive/archive-ports';
import { BytesAccess } from '../../server/src/archive/random-access';
import { packTgz } from '../../server/src/archive/tgz/pack';
import { MemoryTree } from '../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../server/src/core/package/load';
import { multiArchitectureTar } from './support/image-tars';
import { rawZip } from './support/raw-zip';

const nothing = { open: async () => undefined };

test('archives are known by their first bytes, empty ones by their names', async () => {
  const { unpack } = archivePorts(nothing);
  const tgz = packTgz([{ path: 'a/Chart.yaml', bytes: Buffer.from('name: a') }]);
  const zip = rawZip([{ name: 'a/op.yaml', content: 'x' }]);
  assert.deepEqual([...(await unpack(tgz, 'misnamed.zip')).files.keys()], ['a/Chart.yaml']);
  assert.deepEqual([...(await unpack(zip, 'misnamed.tgz')).files.keys()], ['a/op.yaml']);
  const formats = await Promise.all(['a.zip', 'a.tgz'].map((name) => unpack(new Uint8Array(), name)));
  assert.deepEqual(
    formats.map(({ defects }) => defects[0]?.kind),
    ['empty-file', 'empty-file'],
  );
});

test('a package is loaded through them: subcharts in archives, images described', async () => {
  const sub = packTgz([{ path: 'sub/Chart.yaml', bytes: Buffer.from('name: sub') }]);
  const chart = packTgz([
    { path: 'etcd/Chart.yaml', bytes: Buffer.from('name: etcd') },
    { path: 'etcd/charts/sub.tgz', bytes: sub },
  ]);
  const image = multiArchitectureTar();
  const tree = new MemoryTree(
    new Map([
      ['package/etcd.tgz', chart],
      ['images/a.tar', image],
    ]),
  );
  const file = Object.assign(new BytesAccess(image), { close: async () => undefined });
  const ports = archivePorts({ open: async (path) => (path === 'images/a.tar' ? file : undefined) });
  const pkg = await loadServicePackage(tree, ports, { name: 'etcd' });
  assert.ok(pkg.files.has('package/etcd.tgz!/etcd/charts/sub.tgz!/sub/Chart.yaml'));
  assert.equal(pkg.imageInfo.get('images/a.tar')?.multiArchitecture, true);
  assert.deepEqual(pkg.defects, []);
});

test('all archives of one load share one budget, whatever is kept of them', async () => {
  const limits = { maxEntries: 100, maxEntryBytes: 50_000, maxTotalBytes: 100_000 };
  const tgz = packTgz([{ path: 'zeros', bytes: new Uint8Array(40_000) }]);
  const none = gzipSync(new Uint8Array(40_000));
  const zip = rawZip([{ name: 'zeros', content: new Uint8Array(40_000), method: 8 }]);
  for (const archive of [tgz, none, zip]) {
    const { unpack } = archivePorts(nothing, limits);
    const kinds: (string | undefined)[] = [];
    for (let count = 0; count < 5; count++)
      kinds.push((await unpack(archive, 'a', () => archive === zip)).defects[0]?.kind);
    const bomb = archive === zip ? 'bomb' : 'archive-bomb';
    assert.deepEqual(kinds, [undefined, undefined, bomb, 'over-budget', 'over-budget']);
  }
});

test('files that are not wanted are listed with their sizes', async () => {
  const tgz = packTgz([{ path: 'a/large', bytes: new Uint8Array(9) }]);
  const zip = rawZip([{ name: 'a/large', content: '123456789' }]);
  for (const archive of [tgz, zip]) {
    const { files, unread } = await archivePorts(nothing).unpack(archive, 'a', (_, size) => size < 9);
    assert.deepEqual([...files], []);
    assert.deepEqual([...(unread ?? [])], [['a/large', 9]]);
  }
});

test('archives that lie too deep are not passed over in silence', async () => {
  let chart = packTgz([{ path: 'sub/Chart.yaml', bytes: Buffer.from('name: sub') }]);
  for (let depth = 0; depth < 6; depth++) {
    chart = packTgz([
      { path: 'sub/Chart.yaml', bytes: Buffer.from('name: sub') },
      { path: 'sub/charts/a.tgz', bytes: chart },
      { path: 'sub/charts/b.tgz', bytes: depth === 2 ? chart : packTgz([]) },
    ]);
  }
  const tree = new MemoryTree(new Map([['package/sub.tgz', chart]]));
  const pkg = await loadServicePackage(tree, archivePorts(nothing), { name: 'sub' });
  const inner = 'sub/charts/a.tgz!/';
  assert.deepEqual(
    pkg.defects.map(({ archive, defect }) => [archive, defect.kind, defect.message.values]),
    [[`package/sub.tgz!/${inner.repeat(3)}sub/charts/a.tgz`, 'too-deep', { entry: '', limit: 4, count: 2 }]],
  );
  const again = await loadServicePackage(tree, archivePorts(nothing), { name: 'sub', earlier: pkg });
  assert.deepEqual(again.defects, pkg.defects);
});

test('of very many archives in a package the rest is told of once', async () => {
  const { unpack } = archivePorts(nothing);
  const tgz = packTgz([{ path: 'a/Chart.yaml', bytes: Buffer.from('name: a') }]);
  const counts = new Map<string | undefined, number>();
  for (let index = 0; index < 600; index++) {
    const { files, defects } = await unpack(tgz, 'a.tgz');
    const what = defects[0]?.kind ?? (files.size > 0 ? 'read' : 'passed over');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  assert.deepEqual(Object.fromEntries(counts), { read: 300, 'too-many-archives': 1, 'passed over': 299 });
});
