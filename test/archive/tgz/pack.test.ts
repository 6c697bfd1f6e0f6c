import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { extract, type Header } from 'tar-stream';
import { packTgz } from '../../../server/src/archive/tgz/pack';
import { unpackTgz } from '../../../server/src/archive/tgz/unpack';

const files = [
  { path: 'etcd/Chart.yaml', bytes: Buffer.from('name: etcd\n') },
  { path: `etcd/${'d'.repeat(90)}/${'f'.repeat(90)}`, bytes: Buffer.alloc(1000, 'x') },
  { path: `etcd/${'n'.repeat(150)}`, bytes: Buffer.alloc(0) },
  { path: 'etcd/文件.txt', bytes: Buffer.alloc(512, 'y') },
];

test("the gzip header is helm's", () => {
  const bytes = Buffer.from(packTgz(files));
  assert.equal(bytes.toString('hex', 0, 10), '1f8b08140000000000ff');
  assert.equal(bytes.readUInt16LE(10), 41);
  assert.equal(bytes.toString('latin1', 12, 53), '+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=');
  assert.equal(bytes.toString('latin1', 53, 58), 'Helm\0');
});

test('the tar is what a peer reads back: names, modes, times, content', async () => {
  const entries = await readByPeer(gunzipSync(packTgz(files, { mtime: 1_704_164_646 })));
  assert.deepEqual(
    entries.map(({ headers, content }) => [headers.name, content]),
    files.map(({ path, bytes }) => [path, bytes.toString()]),
  );
  for (const { headers } of entries) {
    assert.deepEqual([headers.mode, headers.uid, headers.gid, headers.type], [0o644, 0, 0, 'file']);
    assert.equal(headers.mtime?.getTime(), 1_704_164_646_000);
  }
});

test('the same files give the same bytes', () => {
  assert.deepEqual(packTgz(files), packTgz([...files]));
});

test('what is packed comes back, whatever the names', async () => {
  const part = fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .map((text) => text.replace(/[\p{C}/\\<>"|?*:.!\s]/gu, 'x'));
  const paths = fc.uniqueArray(
    fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `c/${parts.join('/')}/file`),
    {
      maxLength: 5,
      selector: (path) => path.normalize('NFC').toLowerCase(),
    },
  );
  await fc.assert(
    fc.asyncProperty(paths, fc.uint8Array({ maxLength: 2000 }), async (names, bytes) => {
      const unpacked = await unpackTgz(packTgz(names.map((path) => ({ path, bytes }))));
      const usual = names.filter((name) => name.split('/').every((one) => Buffer.byteLength(one) <= 255));
      for (const name of usual)
        assert.deepEqual(Buffer.from(unpacked.files.get(name) ?? 'none'), Buffer.from(bytes), name);
    }),
    { numRuns: 60 },
  );
});

interface PeerEntry {
  readonly headers: Header;
  readonly content: string;
}

async function readByPeer(tar: Buffer): Promise<readonly PeerEntry[]> {
  const entries: PeerEntry[] = [];
  const reader = extract();
  reader.end(tar);
  for await (const entry of reader) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    entries.push({ headers: entry.header, content: Buffer.concat(chunks).toString() });
  }
  return entries;
}
