import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { unpackTgz } from '../../../server/src/archive/tgz/unpack';
import type { ArchiveDefectKind } from '../../../server/src/core/package/archive-defect';
import { paxEntry, type RawTarEntry, rawTar } from '../support/raw-tar';

interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly defects: readonly ArchiveDefectKind[];
  readonly files?: Readonly<Record<string, string>>;
}

const good = { name: 'chart/Chart.yaml', body: 'name: chart' };
const offered = { 'chart/Chart.yaml': 'name: chart' };
const withEntry = (...entries: RawTarEntry[]) => gzipSync(rawTar([good, ...entries]));

const tarOf = rawTar([good]);

/** With a file name in its header, as `gzip` writes it. */
function named(bytes: Buffer): Buffer {
  const head = Buffer.from(bytes.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.from('chart.tar\0'), bytes.subarray(10)]);
}

/** A block of the map of a sparse file; its last bytes say whether another follows. */
const sparseMap = (more: number): Buffer =>
  Buffer.concat([Buffer.alloc(504, '0'), Buffer.from([more]), Buffer.alloc(7)]);

const hostile: readonly Hostile[] = [
  { what: 'parent path', bytes: withEntry({ name: '../evil' }), defects: ['parent-path'], files: offered },
  { what: 'absolute path', bytes: withEntry({ name: '/evil' }), defects: ['absolute-path'], files: offered },
  {
    what: 'drive letter',
    bytes: withEntry({ name: 'c:\\evil' }),
    defects: ['backslash', 'drive-letter', 'reserved-name'],
    files: offered,
  },
  {
    what: 'parent path in a pax header',
    bytes: withEntry(paxEntry('path', '../evil'), { name: 'harmless', body: 'x' }),
    defects: ['parent-path'],
    files: offered,
  },
  {
    what: 'parent path in a GNU long name',
    bytes: withEntry({ name: '././@LongLink', type: 'L', body: '../evil\0' }, { name: 'harmless' }),
    defects: ['parent-path'],
    files: offered,
  },
  {
    what: 'backslashes',
    bytes: withEntry({ name: 'chart\\values.yaml', body: 'a: 1' }),
    defects: ['backslash'],
    files: { ...offered, 'chart/values.yaml': 'a: 1' },
  },
  {
    what: 'symbolic link',
    bytes: withEntry({ name: 'chart/l', type: '2', linkName: '/etc' }),
    defects: ['symlink'],
    files: offered,
  },
  {
    what: 'hard link',
    bytes: withEntry({ name: 'chart/l', type: '1', linkName: 'chart/Chart.yaml' }),
    defects: ['hard-link'],
    files: offered,
  },
  {
    what: 'device',
    bytes: withEntry({ name: 'chart/null', type: '3' }),
    defects: ['special-file'],
    files: offered,
  },
  {
    what: 'pipe',
    bytes: withEntry({ name: 'chart/pipe', type: '6' }),
    defects: ['special-file'],
    files: offered,
  },
  {
    what: 'duplicate',
    bytes: withEntry({ ...good, body: 'name: evil' }),
    defects: ['duplicate-name'],
    files: { 'chart/Chart.yaml': 'name: evil' },
  },
  {
    what: 'duplicate by a dot folder',
    bytes: withEntry({ name: 'chart/./Chart.yaml', body: 'name: evil' }),
    defects: ['duplicate-name', 'unclean-path'],
    files: { 'chart/Chart.yaml': 'name: evil' },
  },
  {
    what: 'name that is a place in an archive',
    bytes: withEntry({ name: 'chart/charts/a-1.0.0.tgz!/a/Chart.yaml' }),
    defects: ['mount-mark'],
    files: offered,
  },
  {
    what: 'case',
    bytes: withEntry({ name: 'chart/chart.yaml' }),
    defects: ['case-collision'],
    files: offered,
  },
  {
    what: 'control character',
    bytes: withEntry({ name: 'chart/\u0007' }),
    defects: ['control-character'],
    files: offered,
  },
  {
    what: 'NUL in a pax path',
    bytes: withEntry(paxEntry('path', 'a\0b'), { name: 'x' }),
    defects: ['control-character'],
    files: offered,
  },
  {
    what: 'long name',
    bytes: withEntry(paxEntry('path', 'n'.repeat(5000)), { name: 'x' }),
    defects: ['long-name'],
    files: offered,
  },
  {
    what: 'a name of megabytes',
    bytes: withEntry({ name: 'L', type: 'L', body: 'n'.repeat(2_000_000) }, { name: 'x' }),
    defects: ['long-name'],
    files: offered,
  },
  {
    what: 'wrong checksum',
    bytes: withEntry({ name: 'chart/b', checksumError: 1 }),
    defects: ['no-tar-header'],
    files: offered,
  },
  {
    what: 'wrong checksum first',
    bytes: gzipSync(rawTar([{ ...good, checksumError: 1 }])),
    defects: ['not-an-archive'],
  },
  {
    what: 'a size in letters',
    bytes: gzipSync(Buffer.concat([rawTar([good], Buffer.alloc(0)), Buffer.alloc(512, 'x')])),
    defects: ['no-tar-header'],
    files: offered,
  },
  {
    what: 'size behind the end',
    bytes: withEntry({ name: 'chart/b', body: 'x', size: 1e6 }),
    defects: ['truncated'],
    files: offered,
  },
  {
    what: 'size beyond reason',
    bytes: withEntry({ name: 'chart/b', body: 'x', size: 2 ** 52 }),
    defects: ['bomb', 'truncated'],
    files: offered,
  },
  {
    what: 'size beyond numbers',
    bytes: withEntry({ name: 'chart/b', body: 'x', size: 2 ** 60 }),
    defects: ['no-tar-header'],
    files: offered,
  },
  {
    what: 'pax size beyond reason',
    bytes: withEntry(paxEntry('size', '999999999999999'), { name: 'chart/b', body: 'x' }),
    defects: ['bomb', 'truncated'],
    files: offered,
  },
  ...['-5', 'abc', '5.0', '0x5', '99999999999999999999'].map((size) => ({
    what: `pax size ${size}`,
    bytes: withEntry(paxEntry('size', size), { name: 'chart/b', body: 'x' }),
    defects: ['damaged' as const],
    files: offered,
  })),
  {
    what: 'cut in a header',
    bytes: gzipSync(rawTar([good], Buffer.alloc(100, 1))),
    defects: ['truncated'],
    files: offered,
  },
  {
    what: 'cut in a pax header',
    bytes: gzipSync(rawTar([good, paxEntry('path', 'x'.repeat(600))], Buffer.alloc(0)).subarray(0, 1600)),
    defects: ['truncated'],
    files: offered,
  },
  {
    what: 'data behind the end',
    bytes: gzipSync(Buffer.concat([rawTar([good]), Buffer.from('more')])),
    defects: ['trailing-data'],
    files: offered,
  },
  {
    what: 'a second tar behind the first',
    bytes: gzipSync(Buffer.concat([rawTar([good]), rawTar([good])])),
    defects: ['trailing-data'],
    files: offered,
  },
  { what: 'gzip cut', bytes: withEntry().subarray(0, 60), defects: ['truncated'] },
  { what: 'gzip damaged', bytes: flipped(withEntry(), 40), defects: ['damaged'] },
  { what: 'gzip with a wrong checksum', bytes: flipped(withEntry(), -6), defects: ['damaged'] },
  {
    what: 'data behind the gzip',
    bytes: Buffer.concat([withEntry(), Buffer.from('more')]),
    defects: ['trailing-data'],
    files: offered,
  },
  {
    what: 'data behind the gzip that look like another',
    bytes: Buffer.concat([withEntry(), Buffer.from([0x1f, 0x8b, 8, 8, 1, 1, 1, 1])]),
    defects: ['trailing-data'],
    files: offered,
  },
  {
    what: 'data behind two gzips in a row, of which the first has a name',
    bytes: Buffer.concat([
      named(gzipSync(tarOf.subarray(0, 700))),
      gzipSync(tarOf.subarray(700)),
      Buffer.from('x'),
    ]),
    defects: ['trailing-data'],
    files: offered,
  },
  {
    what: 'data behind a gzip with a wrong checksum',
    bytes: Buffer.concat([flipped(withEntry(), -6), Buffer.from('more')]),
    defects: ['damaged', 'trailing-data'],
  },
  {
    what: 'sparse file of old GNU',
    bytes: withEntry({ name: 'chart/s', type: 'S', body: 'x' }),
    defects: ['sparse-file'],
    files: offered,
  },
  {
    what: 'sparse file of old GNU with many holes',
    bytes: withEntry(
      {
        name: 'chart/s',
        type: 'S',
        magic: 'ustar  ',
        prefix: `${'\0'.repeat(137)}\u0001`,
        size: 700,
        body: Buffer.concat([sparseMap(1), sparseMap(0), Buffer.alloc(700, 'x')]),
      },
      { name: 'chart/behind', body: 'read' },
    ),
    defects: ['sparse-file'],
    files: { ...offered, 'chart/behind': 'read' },
  },
  {
    what: 'sparse file of old GNU whose map does not end',
    bytes: gzipSync(
      rawTar(
        [good, { name: 'chart/s', type: 'S', magic: 'ustar  ', prefix: `${'\0'.repeat(137)}\u0001` }],
        sparseMap(1),
      ),
    ),
    defects: ['truncated'],
    files: offered,
  },
  {
    what: 'one block of zeros and then something else',
    bytes: gzipSync(rawTar([good], Buffer.concat([Buffer.alloc(512), Buffer.alloc(600, 'x')]))),
    defects: ['no-tar-header'],
    files: offered,
  },
  {
    what: 'something else where the end marker should be',
    bytes: gzipSync(rawTar([good], Buffer.alloc(600, 'x'))),
    defects: ['no-tar-header'],
    files: offered,
  },
  {
    what: 'less than a block where the end marker should be',
    bytes: gzipSync(rawTar([good], Buffer.alloc(100, 'x'))),
    defects: ['truncated'],
    files: offered,
  },
  { what: 'no end marker', bytes: gzipSync(rawTar([good], Buffer.alloc(0))), defects: [], files: offered },
  {
    what: 'sparse file in a pax header',
    bytes: withEntry(paxEntry('GNU.sparse.name', 'chart/s'), {
      name: 'GNUSparseFile.0/s',
      body: '1\n0\n1\n',
    }),
    defects: ['sparse-file'],
    files: offered,
  },
  { what: 'bomb', bytes: gzipSync(Buffer.alloc(120 * 1024 * 1024)), defects: ['archive-bomb'] },
  {
    what: 'thousands of empty gzips and something behind them',
    bytes: Buffer.concat([...Array(3000).fill(gzipSync('')), Buffer.from('more')]),
    defects: ['damaged'],
  },
  { what: 'no gzip', bytes: rawTar([good]), defects: ['not-an-archive'] },
  { what: 'no tar', bytes: gzipSync('only some text'), defects: ['not-an-archive'] },
  { what: 'a tar of nothing', bytes: gzipSync(''), defects: ['not-an-archive'] },
  { what: 'nothing', bytes: Buffer.alloc(0), defects: ['empty-file'] },
];

for (const { what, bytes, defects, files = {} } of hostile) {
  test(`tgz: ${what}`, async () => {
    const unpacked = await unpackTgz(bytes);
    const kinds = [...new Set(unpacked.defects.map(({ kind }) => kind))].sort();
    assert.deepEqual(kinds, [...defects].sort());
    for (const [path, content] of Object.entries(files))
      assert.equal(text(unpacked.files.get(path)), content);
    for (const name of unpacked.files.keys()) assert.doesNotMatch(name, /^\/|\.\.|\\/);
  });
}

test('tgz: caps on entries and bytes', async () => {
  const many = gzipSync(rawTar(Array.from({ length: 60 }, (_, index) => ({ name: `f${index}`, body: 'x' }))));
  const limits = { maxEntries: 50, maxEntryBytes: 100, maxTotalBytes: 1e6 };
  const { files, defects } = await unpackTgz(many, limits);
  assert.equal(files.size, 50);
  assert.deepEqual(
    defects.map(({ kind }) => kind),
    ['too-many-entries'],
  );
  const large = await unpackTgz(withEntry({ name: 'large', body: 'x'.repeat(200) }), limits);
  assert.deepEqual([...large.files.keys()], ['chart/Chart.yaml']);
  assert.deepEqual(
    large.defects.map(({ kind }) => kind),
    ['bomb'],
  );
});

test('tgz: odd but right archives have no defects', async () => {
  const longName = `chart/${'n'.repeat(200)}`;
  const tar = rawTar([
    { name: 'chart/', type: '5' },
    { name: 'pax_global_header', type: 'g', body: '20 comment=aaaaaaaa\n' },
    { name: 'Chart.yaml', prefix: 'chart', body: 'prefix' },
    { name: 'old.txt', type: '\0', magic: '        ', body: 'old' },
    paxEntry('path', longName),
    { name: 'short', body: 'pax' },
    { name: '././@LongLink', type: 'L', body: `${longName}2\0` },
    { name: 'short', body: 'gnu', magic: 'ustar  \0' },
  ]);
  for (const bytes of [
    gzipSync(tar),
    gzipSync(tar.subarray(0, -1024)),
    gzipSync(Buffer.concat([tar, Buffer.alloc(9216)])),
  ]) {
    const { files, defects } = await unpackTgz(bytes);
    assert.deepEqual(defects, []);
    assert.deepEqual(
      [...files].map(([path, content]) => [path, text(content)]),
      [
        ['chart/Chart.yaml', 'prefix'],
        ['old.txt', 'old'],
        [longName, 'pax'],
        [`${longName}2`, 'gnu'],
      ],
    );
  }
});

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ 0xff;
  return copy;
}
