import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { verifyZip } from '../../../server/src/archive/zip/verify';
import {
  type Compression,
  type WriteZipOptions,
  writeZip,
  type ZipInput,
} from '../../../server/src/archive/zip/writer';
import { openZip } from '../../../server/src/archive/zip/zip-tree';
import { UserError } from '../../../server/src/core/text/user-error';
import { temporaryFolder } from '../support/temporary-folder';

const layers = Buffer.from('drwxr-xr-x root root usr/share/doc '.repeat(90_000)); // 3 MB that shrink
const noise = randomBytes(2_500_000);
const inputs: readonly ZipInput[] = [
  { path: 'etcd/', source: new Uint8Array() },
  { path: 'etcd/images/mapping.yaml', source: Buffer.from('instance: []\n') },
  { path: 'etcd/images/layers.tar', source: layers },
  { path: 'etcd/images/noise.tar', source: noise },
  { path: 'etcd/镜像.txt', source: Buffer.from('中文') },
  { path: 'etcd/empty', source: new Uint8Array() },
];

for (const compression of ['store', 'auto', 'deflate'] as const satisfies readonly Compression[]) {
  test(`writes and reads back: ${compression}`, async (t) => {
    const folder = await temporaryFolder(t);
    const file = path.join(folder, 'etcd-1.0.0.zip');
    const { size } = await writeZip(file, inputs, { compression, verify: true });
    assert.equal((await readFile(file)).length, size);
    assert.deepEqual(await verifyZip(file), []);
    const zip = await openZip(file);
    assert.deepEqual(
      zip.entries.map((entry) => entry.path),
      inputs.map((input) => input.path),
    );
    for (const { path: name, source } of inputs) {
      if (!name.endsWith('/'))
        assert.deepEqual(Buffer.from((await zip.read(name)) ?? 'none'), Buffer.from(source));
    }
    const methods = Object.fromEntries(zip.entries.map((entry) => [path.basename(entry.path), entry.method]));
    assert.equal(methods['layers.tar'], compression === 'store' ? 0 : 8);
    assert.equal(methods['noise.tar'], compression === 'deflate' ? 8 : 0);
    assert.ok(compression === 'store' ? size > 5_500_000 : size < 2_700_000, `${size} bytes`);
    await zip.close();
    assert.deepEqual(await readdir(folder), ['etcd-1.0.0.zip']);
  });
}

test('an entry may be compressed differently from the others', async (t) => {
  const file = path.join(await temporaryFolder(t), 'a.zip');
  await writeZip(file, [
    { path: 'stored', source: layers },
    { path: 'deflated', source: layers, compression: 'deflate' },
  ]);
  const zip = await openZip(file);
  assert.deepEqual(
    zip.entries.map(({ method }) => method),
    [0, 8],
  );
  await zip.close();
});

test('the same files give the same bytes, in every time zone; SOURCE_DATE_EPOCH is stamped on them', async (t) => {
  const folder = await temporaryFolder(t);
  const write = async (name: string, options: WriteZipOptions = {}) => {
    const file = path.join(folder, name);
    await writeZip(file, inputs, { compression: 'deflate', ...options });
    return readFile(file);
  };
  const first = await write('a.zip');
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Shanghai';
  const second = await write('b.zip');
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  assert.ok(first.equals(second));
  assert.equal(first.readUInt32LE(10), 0x00210000); // 1980-01-01 00:00
  const stamped = await write('c.zip', { sourceDateEpoch: Date.UTC(2024, 1, 3, 4, 5, 6) / 1000 });
  assert.equal(stamped.readUInt16LE(12), ((2024 - 1980) << 9) | (2 << 5) | 3);
  assert.equal(stamped.readUInt16LE(10), (4 << 11) | (5 << 5) | 3);
});

test('no data descriptors, UTF-8 marked, headers right in themselves', async (t) => {
  const file = path.join(await temporaryFolder(t), 'a.zip');
  await writeZip(file, inputs, { compression: 'deflate' });
  const bytes = await readFile(file);
  for (
    let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0003\u0004', at + 1, 'latin1')
  ) {
    const flags = bytes.readUInt16LE(at + 6);
    const name = bytes.toString('utf8', at + 30, at + 30 + bytes.readUInt16LE(at + 26));
    assert.equal(flags, name.includes('镜像') ? 0x800 : 0, name);
  }
});

test('progress counts every byte, and twice with verification', async (t) => {
  const folder = await temporaryFolder(t);
  for (const verify of [false, true]) {
    const seen: [number, number, string][] = [];
    await writeZip(path.join(folder, 'a.zip'), inputs, { verify, onProgress: (...args) => seen.push(args) });
    const total = inputs.reduce((sum, { source }) => sum + source.length, 0) * (verify ? 2 : 1);
    assert.ok(seen.every(([done], index) => done >= (seen[index - 1]?.[0] ?? 0)));
    assert.deepEqual(seen.at(-1)?.slice(0, 2), [total, total]);
    assert.ok(seen.some(([, , name]) => name === 'etcd/images/noise.tar'));
  }
});

test('an abort leaves the earlier result and nothing else', async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, 'a.zip');
  await writeFile(file, 'earlier');
  for (const compression of ['store', 'deflate'] as const) {
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    await assert.rejects(writeZip(file, inputs, { compression, signal: stop.signal, onProgress }), /enough/);
    assert.deepEqual(await readdir(folder), ['a.zip']);
    assert.equal(await readFile(file, 'utf8'), 'earlier');
  }
  await assert.rejects(writeZip(file, inputs, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('a file that grows or shrinks while it is read is an error', async (t) => {
  const folder = await temporaryFolder(t);
  const source = path.join(folder, 'image.tar');
  for (const change of [() => appendFileSync(source, 'more'), () => writeFile(source, 'less')]) {
    await writeFile(source, noise);
    const files = [
      { path: 'first', source: layers },
      { path: 'image.tar', source },
    ];
    let isChanged = false;
    const onProgress = () => {
      if (!isChanged) change();
      isChanged = true;
    };
    await assert.rejects(
      writeZip(path.join(folder, 'a.zip'), files, { onProgress }),
      isUserError(/image\.tar" changed/),
    );
    assert.deepEqual(await readdir(folder), ['image.tar']);
  }
});

test('names that would be unsafe are refused', async (t) => {
  const file = path.join(await temporaryFolder(t), 'a.zip');
  const source = new Uint8Array();
  for (const name of ['../a', '/a', 'a\\b', 'a\nb', '', 'a//b', 'C:/a']) {
    await assert.rejects(writeZip(file, [{ path: name, source }]), UserError, name);
  }
  await assert.rejects(
    writeZip(file, [
      { path: 'a', source },
      { path: 'a', source },
    ]),
    isUserError(/more than once/),
  );
  await assert.rejects(
    writeZip(file, [
      { path: 'a', source },
      { path: 'a/b', source },
    ]),
    isUserError(/more than once/),
  );
});

test('errors of the disk are told in words', async (t) => {
  const folder = await temporaryFolder(t);
  const target = path.join(folder, 'a.zip');
  const missing = [{ path: 'a', source: path.join(folder, 'missing.tar') }];
  await assert.rejects(writeZip(target, missing), isUserError(/There is no file ".*missing\.tar"/));
  await assert.rejects(
    writeZip(path.join(folder, 'no/folder/a.zip'), inputs),
    isUserError(/does not exist: create it/),
  );
  await assert.rejects(
    writeZip(target, [{ path: 'a', source: folder }]),
    isUserError(/is a folder, not a file/),
  );
  assert.deepEqual(await readdir(folder), []);
});

test('two builds of one target at the same time: the second is refused', async (t) => {
  const file = path.join(await temporaryFolder(t), 'a.zip');
  const results = await Promise.allSettled([writeZip(file, inputs), writeZip(file, inputs)]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual(await verifyZip(file), []);
});

test('verifyZip finds a changed byte in stored and in deflated data, and can be aborted', async (t) => {
  const file = path.join(await temporaryFolder(t), 'a.zip');
  for (const compression of ['store', 'deflate'] as const) {
    await writeZip(file, [{ path: 'large.tar', source: Buffer.concat([noise, noise, noise, noise]) }], {
      compression,
    });
    const bytes = await readFile(file);
    bytes[5_000_000] = (bytes[5_000_000] ?? 0) ^ 1;
    await writeFile(file, bytes);
    const [defect, ...more] = await verifyZip(file);
    assert.ok(defect && ['wrong-crc', 'damaged', 'lying-size'].includes(defect.kind), defect?.kind);
    assert.equal(defect.entry, 'large.tar');
    assert.deepEqual(more, []);
  }
  await assert.rejects(verifyZip(file, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

const isUserError = (message: RegExp) => (error: unknown) =>
  error instanceof UserError && message.test(error.message);
