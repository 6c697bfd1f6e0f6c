import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BytesAccess } from '../../../server/src/archive/random-access';
import { packZip } from '../../../server/src/archive/zip/pack';
import { unpackZip } from '../../../server/src/archive/zip/unpack';
import { readZip } from '../../../server/src/archive/zip/zip-tree';

const files = [
  { path: 'etcd/', bytes: new Uint8Array() },
  {
    path: 'etcd/etcd.clusterserviceversion.yaml',
    bytes: Buffer.alloc(5000, 'kind: ClusterServiceVersion\n'),
  },
  { path: 'etcd/说明.md', bytes: Buffer.from('说明') },
];

test('order, names and content come back', async () => {
  const bytes = await packZip(files);
  const zip = await readZip(new BytesAccess(bytes));
  assert.deepEqual(zip.defects, []);
  assert.deepEqual(
    zip.entries.map(({ path }) => path),
    files.map(({ path }) => path),
  );
  const unpacked = await unpackZip(bytes);
  assert.deepEqual(
    [...unpacked.files].map(([path, content]) => [path, Buffer.from(content).toString()]),
    files.slice(1).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
  );
  assert.ok(bytes.length < 1500, 'deflated');
});

test('the same files give the same bytes, in every time zone', async () => {
  const first = await packZip(files);
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  const second = await packZip(files);
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  assert.deepEqual(first, second);
});
