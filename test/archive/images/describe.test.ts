import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { openFile } from '../../../server/src/archive/file-access';
import { ForwardAccess } from '../../../server/src/archive/forward-access';
import { describeImageArchive } from '../../../server/src/archive/images/describe';
import { BytesAccess, type RandomAccess } from '../../../server/src/archive/random-access';
import { readZip } from '../../../server/src/archive/zip/zip-tree';
import type { ImageArchiveInfo } from '../../../server/src/core/images/image-archive';
import {
  configOf,
  descriptorOf,
  digest,
  dockerFiles,
  indexOf,
  manifestOf,
  multiArchitectureTar,
  named,
  ociFiles,
} from '../support/image-tars';
import { rawTar } from '../support/raw-tar';
import { rawZip } from '../support/raw-zip';

const describe = (tar: Uint8Array) => describeImageArchive(new BytesAccess(tar));

/** What tells images apart, on one line. */
const summary = (info: ImageArchiveInfo) =>
  info.images.map(({ tags, os, architecture, variant }) =>
    [tags.join(' '), os, architecture, variant].filter(Boolean).join(' '),
  );

test('docker save until version 24', async () => {
  const config = configOf('arm64', { variant: 'v8' });
  const info = await describe(rawTar(dockerFiles(['demo/app:1', 'demo/app:latest'], config)));
  assert.deepEqual(info, {
    format: 'docker',
    size: 4096,
    images: [
      {
        tags: ['demo/app:1', 'demo/app:latest'],
        architecture: 'arm64',
        os: 'linux',
        variant: 'v8',
        created: '2024-01-02T03:04:06Z',
        configDigest: digest(config),
        layers: [{ digest: digest('layer'), size: 5 }],
        size: 5,
      },
    ],
    multiArchitecture: false,
    defects: [],
  });
});

test('docker save since version 25: OCI and manifest.json say the same image once', async () => {
  const config = configOf('amd64');
  const manifest = manifestOf(config);
  const index = indexOf([
    descriptorOf(manifest, { annotations: { 'io.containerd.image.name': 'docker.io/demo/app:1' } }),
  ]);
  const docker = [
    { Config: `blobs/sha256/${digest(config).slice(7)}`, RepoTags: ['demo/app:1'], Layers: [] },
  ];
  const info = await describe(
    rawTar([...ociFiles(index, [config, manifest]), { name: 'manifest.json', body: JSON.stringify(docker) }]),
  );
  assert.equal(info.format, 'docker-oci');
  assert.deepEqual(summary(info), ['demo/app:1 linux amd64']);
  assert.equal(info.images[0]?.manifestDigest, digest(manifest));
  assert.deepEqual(info.defects, []);
});

test('untagged images, several images, a layer that is a link', async () => {
  const [one, two] = [configOf('amd64'), configOf('amd64', { variant: 'v3' })];
  const manifest = [one, two].map((config, index) => ({
    Config: `${digest(config).slice(7)}.json`,
    RepoTags: index === 0 ? null : ['demo/two:1'],
    Layers: ['a/layer.tar'],
  }));
  const info = await describe(
    rawTar([
      { name: './shared.tar', body: 'layer' },
      { name: 'a/layer.tar', type: '2', linkName: '../shared.tar' },
      ...[one, two].map((body) => ({ name: `./${digest(body).slice(7)}.json`, body })),
      { name: './manifest.json', body: JSON.stringify(manifest) },
    ]),
  );
  assert.deepEqual(summary(info), ['linux amd64', 'demo/two:1 linux amd64 v3']);
  assert.deepEqual(
    info.images.map(({ size }) => size),
    [5, 5],
  );
  assert.deepEqual(info.defects, []);
});

test('an index of several architectures; attestations are no images', async () => {
  const info = await describe(multiArchitectureTar());
  assert.deepEqual(summary(info), ['demo/app:1 linux amd64', 'demo/app:1 linux arm64 v8']);
  assert.equal(info.format, 'oci');
  assert.equal(info.multiArchitecture, true);
  assert.deepEqual(info.defects, []);
});

test('two architectures under different names are no multi-architecture image; under one name they are', async () => {
  const [amd, arm] = [configOf('amd64'), configOf('arm64')];
  const layout = (a: string, b: string) =>
    rawTar(
      ociFiles(indexOf([descriptorOf(manifestOf(amd), named(a)), descriptorOf(manifestOf(arm), named(b))]), [
        amd,
        arm,
        manifestOf(amd),
        manifestOf(arm),
      ]),
    );
  assert.equal((await describe(layout('app:1-amd64', 'app:1-arm64'))).multiArchitecture, false);
  assert.equal((await describe(layout('app:1', 'app:1'))).multiArchitecture, true);
});

test('of an index only the platforms that are there count; none at all is a defect', async () => {
  const config = configOf('amd64');
  const manifest = manifestOf(config);
  const inner = indexOf([descriptorOf(manifest), descriptorOf('{"missing":1}')]);
  const index = indexOf([descriptorOf(inner, named('app:1'))]);
  const partial = await describe(rawTar(ociFiles(index, [config, manifest, inner])));
  assert.deepEqual(summary(partial), ['app:1 linux amd64']);
  assert.equal(partial.multiArchitecture, false);
  assert.deepEqual(partial.defects, []);
  const empty = await describe(rawTar(ociFiles(index, [inner])));
  assert.deepEqual(
    empty.defects.map(({ kind }) => kind),
    ['missing-blob'],
  );
});

test('a helm chart in an OCI layout is no image', async () => {
  const manifest = JSON.stringify({
    config: { mediaType: 'application/vnd.cncf.helm.config.v1+json', digest: digest('{}') },
    layers: [],
  });
  const info = await describe(rawTar(ociFiles(indexOf([descriptorOf(manifest)]), [manifest, '{}'])));
  assert.deepEqual(
    [info.format, info.images, info.defects.map(({ kind }) => kind)],
    ['oci', [], ['no-image']],
  );
});

test('gzip around the tar is told and read through', async () => {
  const tar = multiArchitectureTar();
  const plain = await describe(tar);
  const zipped = gzipSync(tar);
  assert.deepEqual(await describe(zipped), { ...plain, compression: 'gzip', size: zipped.length });
});

test('other compressions are told', async () => {
  const heads = {
    zstd: [0x28, 0xb5, 0x2f, 0xfd],
    xz: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0],
    bzip2: [0x42, 0x5a, 0x68],
  };
  for (const [compression, head] of Object.entries(heads)) {
    const info = await describe(Buffer.concat([Buffer.from(head), Buffer.alloc(1000)]));
    assert.deepEqual([info.compression, info.format, info.images], [compression, undefined, []]);
  }
});

test('inside a zip: stored by seeking, deflated in one pass, gzipped and deflated', async () => {
  const tar = multiArchitectureTar();
  const plain = await describe(tar);
  const zip = await readZip(
    new BytesAccess(
      rawZip([
        { name: 'stored.tar', content: tar },
        { name: 'deflated.tar', content: tar, method: 8 },
        { name: 'gzipped.tar', content: gzipSync(tar), method: 8 },
      ]),
    ),
  );
  for (const name of ['stored.tar', 'deflated.tar', 'gzipped.tar']) {
    const file = await zip.open(name);
    assert.ok(file);
    const info = await describeImageArchive(file);
    await file.close();
    assert.deepEqual(info.images, plain.images);
    assert.deepEqual(info.defects, []);
    assert.ok(Number.isFinite(info.size));
  }
});

test('a tar of gigabytes costs a few reads', async () => {
  const layerSize = 20 * 1024 ** 3;
  const config = configOf('amd64');
  const [layer, ...rest] = dockerFiles(['big:1'], config);
  assert.ok(layer);
  const head = rawTar([{ ...layer, body: '', size: layerSize }], Buffer.alloc(0));
  const tail = rawTar(rest);
  const source = new CountingAccess(head, layerSize, tail);
  const info = await describeImageArchive(source);
  assert.deepEqual(summary(info), ['big:1 linux amd64']);
  assert.deepEqual(info.defects, []);
  assert.ok(source.bytesRead < 40_000, `${source.bytesRead} bytes read`);
});

/** A file with a hole of zeros, which counts what is read of it. */
class CountingAccess implements RandomAccess {
  bytesRead = 0;
  readonly size: number;

  constructor(
    private readonly head: Buffer,
    private readonly hole: number,
    private readonly tail: Buffer,
  ) {
    this.size = head.length + hole + tail.length;
  }

  async readInto(target: Uint8Array, position: number): Promise<number> {
    const count = Math.min(target.length, this.size - position);
    this.bytesRead += count;
    for (let index = 0; index < count; index++) target[index] = this.at(position + index);
    return count;
  }

  private at(position: number): number {
    if (position < this.head.length) return this.head[position] ?? 0;
    return this.tail[position - this.head.length - this.hole] ?? 0;
  }
}

test('a forward source is read to its end once, and tells its size then', async () => {
  const source = new ForwardAccess(new BytesAccess(deflateRawSync(Buffer.alloc(100_000, 'x'))), 'deflate');
  const target = Buffer.alloc(200_000);
  assert.equal(source.size, Number.POSITIVE_INFINITY);
  assert.equal(await source.readInto(target, 50_000), 50_000);
  assert.equal(source.size, 100_000);
  await assert.rejects(source.readInto(target, -1), RangeError);
});

const shared = '../shared/images';
const expected: Readonly<Record<string, readonly string[]>> = {
  'demo-amd64.tar': ['docker', 'registry.local/demo/app:1.0.0-amd64 linux amd64'],
  'demo-arm64.tar': ['docker', 'registry.local/demo/app:1.0.0-arm64 linux arm64'],
  'docker25-arm64.tar': ['docker-oci', 'registry.local/demo/app:1.0.0-arm64 linux arm64'],
  'oci-amd64.tar': ['oci', 'registry.local/demo/app:1.0.0-amd64 linux amd64'],
  'oci-arm64.tar': ['oci', 'registry.local/demo/app:1.0.0-arm64 linux arm64'],
  'oci-multi.tar': [
    'oci',
    'registry.local/demo/app:1.0.0 linux amd64',
    'registry.local/demo/app:1.0.0 linux arm64',
  ],
};

test('real image archives', async () => {
  if (!existsSync(shared)) return console.log(`left out: real image archives, ${shared} is not there`);
  for (const [name, lines] of Object.entries(expected)) {
    const file = await openFile(`${shared}/${name}`);
    const info = await describeImageArchive(file);
    await file.close();
    assert.deepEqual([info.format, ...summary(info)], lines, name);
    assert.deepEqual(info.defects, [], name);
    assert.equal(info.multiArchitecture, name === 'oci-multi.tar', name);
    const zipped = await describe(gzipSync(await readFile(`${shared}/${name}`)));
    assert.deepEqual(zipped.images, info.images, name);
  }
});
