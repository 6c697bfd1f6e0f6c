import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { describeImageArchive } from '../../../server/src/archive/images/describe';
import { BytesAccess } from '../../../server/src/archive/random-access';
import type { ArchiveDefectKind } from '../../../server/src/core/package/archive-defect';
import {
  configOf,
  descriptorOf,
  digest,
  dockerFiles,
  indexOf,
  manifestOf,
  ociFiles,
} from '../support/image-tars';
import { type RawTarEntry, rawTar } from '../support/raw-tar';

interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly defects: readonly ArchiveDefectKind[];
}

const config = configOf('amd64');
const good = dockerFiles(['a:1'], config);
const docker = (...more: RawTarEntry[]) => rawTar([...good, ...more]);
const manifestFile = (body: string) => rawTar([...good.slice(0, 2), { name: 'manifest.json', body }]);
const manifest = manifestOf(config);
const deep = Array.from({ length: 8 }).reduce<string[]>((indexes) => {
  return [indexOf([descriptorOf(indexes[0] ?? manifest)]), ...indexes];
}, []);

/** With one bit of the byte at a place changed, counted from the end. */
function flipped(bytes: Buffer, at: number): Buffer {
  const index = bytes.length + at;
  bytes[index] = (bytes[index] ?? 0) ^ 1;
  return bytes;
}

const hostile: readonly Hostile[] = [
  {
    what: 'no image in it',
    bytes: rawTar([{ name: 'readme.txt', body: 'x' }]),
    defects: ['not-an-image-archive'],
  },
  { what: 'no tar', bytes: Buffer.alloc(2000, 'x'), defects: ['not-an-archive'] },
  { what: 'empty file', bytes: Buffer.alloc(0), defects: ['empty-file'] },
  { what: 'cut before the manifest', bytes: docker().subarray(0, 600), defects: ['truncated'] },
  {
    what: 'layer longer than the file',
    bytes: rawTar([{ name: 'layer.tar', size: 1e9 }]),
    defects: ['truncated'],
  },
  {
    what: 'a sparse layer',
    bytes: rawTar([{ name: 'layer.tar', type: 'S', magic: 'ustar  ', body: 'x' }, ...good.slice(1)]),
    defects: ['sparse-file'],
  },
  {
    what: 'something behind the gzip',
    bytes: Buffer.concat([gzipSync(docker()), Buffer.from('more')]),
    defects: ['trailing-data'],
  },
  {
    what: 'something behind the gzip that starts as another one',
    bytes: Buffer.concat([gzipSync(docker()), Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from('more')]),
    defects: ['trailing-data'],
  },
  {
    what: 'a gzip with a wrong checksum and something behind it',
    bytes: Buffer.concat([flipped(gzipSync(docker()), -6), Buffer.from('more')]),
    defects: ['damaged', 'trailing-data'],
  },
  {
    what: 'a pointer of Git LFS',
    bytes: Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n'.padEnd(600)),
    defects: ['lfs-pointer'],
  },
  {
    what: 'manifest with a byte order mark, which Go does not read',
    bytes: manifestFile('\ufeff[{"Config":"x","RepoTags":[],"Layers":[]}]'),
    defects: ['unreadable-json'],
  },
  {
    what: 'tags that are no texts',
    bytes: manifestFile(JSON.stringify([{ Config: good[1]?.name, RepoTags: [1], Layers: [] }])),
    defects: ['unreadable-json'],
  },
  {
    what: 'one text in the place of tags',
    bytes: manifestFile(JSON.stringify([{ Config: good[1]?.name, RepoTags: 'a:1', Layers: [] }])),
    defects: ['unreadable-json'],
  },
  {
    what: 'tags that no image can have',
    bytes: rawTar(dockerFiles(['a:1', '', 'a b', '../a', '\u001b[2Ja'], config)),
    defects: ['invalid-tag'],
  },
  { what: 'an index of nothing', bytes: rawTar(ociFiles(indexOf([]), [])), defects: ['no-image'] },
  {
    what: 'an index without a list',
    bytes: rawTar(ociFiles('{"manifests":{}}', [])),
    defects: ['unreadable-json'],
  },
  { what: 'an index that is null', bytes: rawTar(ociFiles('null', [])), defects: ['unreadable-json'] },
  {
    what: 'descriptors that are none',
    bytes: rawTar(ociFiles('{"manifests":[{},null,1,[],"x"]}', [])),
    defects: ['unreadable-json'],
  },
  { what: 'manifest is no JSON', bytes: manifestFile('[{'), defects: ['unreadable-json'] },
  { what: 'manifest is no list', bytes: manifestFile('{"a":1}'), defects: ['unreadable-json'] },
  { what: 'manifest of nothing', bytes: manifestFile('[]'), defects: ['no-image'] },
  { what: 'manifest of other things', bytes: manifestFile('[1,null,[],{}]'), defects: ['unreadable-json'] },
  {
    what: 'manifest nested beyond reason',
    bytes: manifestFile('['.repeat(100_000) + ']'.repeat(100_000)),
    defects: ['unreadable-json'],
  },
  {
    what: 'one large config named a thousand times',
    bytes: rawTar([
      { name: 'c.json', body: `{"architecture":"amd64","x":"${'y'.repeat(4_000_000)}"}` },
      { name: 'manifest.json', body: JSON.stringify(Array(1000).fill({ Config: 'c.json', Layers: [] })) },
    ]),
    defects: ['bomb'],
  },
  {
    what: 'config too large to be one',
    bytes: rawTar([
      { name: 'c.json', body: Buffer.alloc(5_000_000, ' ') },
      { name: 'manifest.json', body: '[{"Config":"c.json"}]' },
    ]),
    defects: ['unreadable-json'],
  },
  {
    what: 'config that is a link out of the tar',
    bytes: rawTar([
      { name: 'c.json', type: '2', linkName: '/etc/passwd' },
      { name: 'manifest.json', body: '[{"Config":"c.json"}]' },
    ]),
    defects: ['missing-blob', 'symlink'],
  },
  {
    what: 'config missing',
    bytes: rawTar(good.filter(({ name }) => !/^[0-9a-f]{64}/.test(name))),
    defects: ['missing-blob'],
  },
  { what: 'config is no JSON', bytes: rawTar(dockerFiles(['a:1'], 'text')), defects: ['unreadable-json'] },
  {
    what: 'config of another digest',
    bytes: rawTar(good.map((file) => (file.body === config ? { ...file, body: configOf('arm64') } : file))),
    defects: ['wrong-digest'],
  },
  { what: 'layer missing', bytes: rawTar(good.slice(1)), defects: ['missing-blob'] },
  {
    what: 'two manifests',
    bytes: docker({ name: 'manifest.json', body: '[]' }),
    defects: ['duplicate-name'],
  },
  {
    what: 'link out of the tar',
    bytes: docker({ name: 'x', type: '2', linkName: '../../etc' }),
    defects: ['symlink'],
  },
  { what: 'absolute link', bytes: docker({ name: 'x', type: '2', linkName: '/etc' }), defects: ['symlink'] },
  {
    what: 'hard link out of the tar',
    bytes: docker({ name: 'x', type: '1', linkName: '../y' }),
    defects: ['hard-link'],
  },
  {
    what: 'layer links in a circle',
    bytes: rawTar([
      { name: 'layer.tar', type: '2', linkName: 'b' },
      { name: 'b', type: '2', linkName: 'layer.tar' },
      ...good.slice(1),
    ]),
    defects: ['missing-blob'],
  },
  { what: 'parent path', bytes: docker({ name: '../x' }), defects: ['parent-path'] },
  { what: 'absolute path', bytes: docker({ name: '/x' }), defects: ['absolute-path'] },
  { what: 'device', bytes: docker({ name: 'x', type: '4' }), defects: ['special-file'] },
  {
    what: 'data behind the end',
    bytes: Buffer.concat([docker(), Buffer.from('more')]),
    defects: ['trailing-data'],
  },
  { what: 'index is no JSON', bytes: rawTar(ociFiles('{', [])), defects: ['unreadable-json'] },
  {
    what: 'manifest blob missing',
    bytes: rawTar(ociFiles(indexOf([descriptorOf(manifest)]), [])),
    defects: ['missing-blob'],
  },
  {
    what: 'digest that is a path',
    bytes: rawTar(ociFiles(indexOf([{ digest: 'sha256:../../index.json' }]), [])),
    defects: ['missing-blob', 'wrong-digest'],
  },
  {
    what: 'OCI layer missing',
    bytes: rawTar(
      ociFiles(indexOf([descriptorOf(manifest)]), [config, manifest]).filter(({ body }) => body !== 'layer'),
    ),
    defects: ['missing-blob'],
  },
  {
    what: 'OCI layer of another size',
    bytes: rawTar(
      ociFiles(
        indexOf([descriptorOf(manifestOf(config, { layers: [{ digest: digest('layer'), size: 9 }] }))]),
        [config, manifestOf(config, { layers: [{ digest: digest('layer'), size: 9 }] })],
      ),
    ),
    defects: ['lying-size'],
  },
  {
    what: 'indexes in indexes',
    bytes: rawTar(ociFiles(deep[0] ?? '', [...deep, manifest, config])),
    defects: ['missing-blob'],
  },
  {
    what: 'index of itself many times',
    bytes: rawTar(ociFiles(indexOf(Array(5000).fill(descriptorOf(manifest))), [config, manifest])),
    defects: [],
  },
  { what: 'gzip cut', bytes: gzipSync(docker()).subarray(0, 150), defects: ['truncated'] },
  {
    what: 'gzip bomb',
    bytes: gzipSync(rawTar([{ name: 'zeros', body: Buffer.alloc(60e6) }, ...good])),
    defects: ['archive-bomb'],
  },
];

for (const { what, bytes, defects } of hostile) {
  test(`image: ${what}`, async () => {
    const start = process.cpuUsage();
    const info = await describeImageArchive(new BytesAccess(bytes));
    assert.deepEqual([...new Set(info.defects.map(({ kind }) => kind))].sort(), defects);
    assert.ok(process.cpuUsage(start).user < 2_000_000);
  });
}

test('image: behind too many entries nothing is called trailing data', async () => {
  const many = rawTar(Array.from({ length: 60 }, (_, index) => ({ name: `l${index}` })));
  const limits = { maxEntries: 50, maxEntryBytes: 1000, maxTotalBytes: 1000 };
  const { defects } = await describeImageArchive(new BytesAccess(many), limits);
  assert.deepEqual(
    defects.map(({ kind }) => kind),
    ['too-many-entries'],
  );
});
