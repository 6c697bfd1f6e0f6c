import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { BytesAccess } from '../../../server/src/archive/random-access';
import { unpackZip } from '../../../server/src/archive/zip/unpack';
import { readZip } from '../../../server/src/archive/zip/zip-tree';
import type { ArchiveDefectKind } from '../../../server/src/core/package/archive-defect';
import { show } from '../../../server/src/core/text/message';
import { descriptor, rawZip } from '../support/raw-zip';

interface Hostile {
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly defects: readonly ArchiveDefectKind[];
  /** Names that are offered all the same. */
  readonly files?: readonly string[];
}

const good = { name: 'good.txt', content: 'good' };
const named = (name: string | Uint8Array) => rawZip([good, { name, content: 'evil' }]);
const zeros = Buffer.alloc(40 * 1024 * 1024);
const zip64Extra = (...values: bigint[]) => {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => {
    extra.writeBigUInt64LE(value, 4 + 8 * index);
  });
  return extra;
};

/** The Unicode path field of Info-ZIP: for a name, another one. */
const unicodePath = (name: string, other: string) => {
  const extra = Buffer.concat([Buffer.alloc(9), Buffer.from(other)]);
  extra.writeUInt16LE(0x7075, 0);
  extra.writeUInt16LE(extra.length - 4, 2);
  extra[4] = 1;
  extra.writeUInt32LE(crc32(name), 5);
  return extra;
};
const streamed = { ...good, flags: 8, local: { crc: 0, size: 0 } };

const hostile: readonly Hostile[] = [
  {
    what: 'Zip64 size in its own header that is another',
    bytes: rawZip([{ ...good, local: { size: 0xffffffff, extra: zip64Extra(5n) } }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  {
    what: 'Zip64 size in its own header that is missing',
    bytes: rawZip([{ ...good, local: { size: 0xffffffff } }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  {
    what: 'end records that disagree',
    bytes: rawZip([good, { name: 'b' }], { zip64: 2, entryCount: 1 }),
    defects: ['end-record-mismatch'],
    files: ['good.txt', 'b'],
  },
  {
    what: 'data descriptor that lies',
    bytes: rawZip([{ ...streamed, gap: descriptor('good', 5) }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  {
    what: 'data descriptor that is missing',
    bytes: rawZip([streamed]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  {
    what: 'Unicode path field with another name',
    bytes: rawZip([{ ...good, extra: unicodePath('good.txt', 'evil.txt') }]),
    defects: ['second-name'],
    files: ['good.txt'],
  },
  { what: 'device', bytes: rawZip([good, { name: 'null', mode: 0o020666 }]), defects: ['special-file'] },
  { what: 'pipe', bytes: rawZip([good, { name: 'pipe', mode: 0o010644 }]), defects: ['special-file'] },
  {
    what: 'many zeros behind the end',
    bytes: rawZip([good], { after: Buffer.alloc(70_000) }),
    defects: ['trailing-data'],
    files: ['good.txt'],
  },
  {
    what: 'names for shared data',
    bytes: rawZip([good, { ...good, name: 'b', offset: 0, listedOnly: true }]),
    defects: ['local-name-mismatch', 'overlap'],
    files: ['good.txt'],
  },
  { what: 'parent path', bytes: named('../evil.txt'), defects: ['parent-path'] },
  { what: 'parent path inside', bytes: named('a/../../evil.txt'), defects: ['parent-path'] },
  {
    what: 'parent path with backslashes',
    bytes: named('..\\evil.txt'),
    defects: ['backslash', 'parent-path'],
  },
  { what: 'absolute path', bytes: named('/etc/evil'), defects: ['absolute-path'] },
  {
    what: 'network path',
    bytes: named('\\\\server\\evil'),
    defects: ['absolute-path', 'backslash'],
  },
  { what: 'drive letter', bytes: named('C:/evil'), defects: ['drive-letter', 'reserved-name'] },
  { what: 'drive letter without slash', bytes: named('c:evil'), defects: ['drive-letter', 'reserved-name'] },
  { what: 'backslashes', bytes: named('a\\b.txt'), defects: ['backslash'], files: ['a/b.txt'] },
  { what: 'empty folder name', bytes: named('a//b'), defects: ['unclean-path'], files: ['a/b'] },
  { what: 'dot folder', bytes: named('./a'), defects: ['unclean-path'], files: ['a'] },
  {
    what: 'name that is a place in an archive',
    bytes: named('package/a.tgz!/a/values.yaml'),
    defects: ['mount-mark'],
  },
  { what: 'only dots', bytes: named('..'), defects: ['parent-path'] },
  { what: 'no name', bytes: named(''), defects: ['empty-name'] },
  { what: 'NUL in the name', bytes: named('a\0b'), defects: ['control-character'] },
  { what: 'escape sequence in the name', bytes: named('a\u001b[31mb'), defects: ['control-character'] },
  {
    what: 'name that turns the direction of text',
    bytes: named('\u202egpj.exe'),
    defects: ['control-character'],
  },
  { what: 'C1 control in the name', bytes: named('a\u009b31mb'), defects: ['control-character'] },
  { what: 'new line in the name', bytes: named('a\nb'), defects: ['control-character'] },
  { what: 'Windows device', bytes: named('a/CON'), defects: ['reserved-name'], files: ['a/CON'] },
  {
    what: 'Windows device with extension',
    bytes: named('aux.txt'),
    defects: ['reserved-name'],
    files: ['aux.txt'],
  },
  { what: 'alternate stream', bytes: named('a:b'), defects: ['drive-letter', 'reserved-name'] },
  { what: 'trailing dot', bytes: named('dot.'), defects: ['reserved-name'], files: ['dot.'] },
  { what: 'trailing blank', bytes: named('dir /x'), defects: ['reserved-name'], files: ['dir /x'] },
  { what: 'wildcards', bytes: named('a?*.txt'), defects: ['reserved-name'], files: ['a?*.txt'] },
  { what: 'very long name', bytes: named('x'.repeat(60_000)), defects: ['long-name'] },
  { what: 'very deep name', bytes: named('d/'.repeat(30_000)), defects: ['long-name'] },
  { what: 'duplicate', bytes: rawZip([good, { ...good, content: 'evil' }]), defects: ['duplicate-name'] },
  {
    what: 'duplicate by a doubled slash',
    bytes: rawZip([
      { name: 'a/b', content: 'good' },
      { name: 'a//b', content: 'evil' },
    ]),
    defects: ['duplicate-name', 'unclean-path'],
  },
  {
    what: 'duplicate by a dot folder',
    bytes: rawZip([good, { name: './good.txt', content: 'evil' }]),
    defects: ['duplicate-name', 'unclean-path'],
  },
  {
    what: 'duplicate by backslashes',
    bytes: rawZip([
      { name: 'a/b', content: 'good' },
      { name: 'a\\b', content: 'evil' },
    ]),
    defects: ['backslash', 'duplicate-name'],
  },
  {
    what: 'folders differing in case, deep down',
    bytes: rawZip([{ name: 'a/B/c/d' }, { name: 'a/b/c/e' }]),
    defects: ['case-collision'],
    files: ['a/B/c/d', 'a/b/c/e'],
  },
  {
    what: 'file and folder of one name',
    bytes: rawZip([good, { name: 'good.txt/x', content: 'evil' }]),
    defects: ['duplicate-name'],
    files: ['good.txt/x'],
  },
  {
    what: 'names differing in case',
    bytes: named('GOOD.txt'),
    defects: ['case-collision'],
    files: ['GOOD.txt'],
  },
  {
    what: 'folders differing in case',
    bytes: rawZip([good, { name: 'Dir/a' }, { name: 'dir/b' }]),
    defects: ['case-collision'],
    files: ['Dir/a', 'dir/b'],
  },
  {
    what: 'composed and decomposed letters',
    bytes: rawZip([good, { name: 'caf\u00e9' }, { name: 'cafe\u0301' }]),
    defects: ['unicode-collision'],
    files: ['caf\u00e9', 'cafe\u0301'],
  },
  {
    what: 'Chinese name in GBK, as Windows writes it',
    bytes: named(Buffer.from([0xbe, 0xb5, 0xcf, 0xf1, 0x2e, 0x74, 0x61, 0x72])),
    defects: ['name-encoding'],
    files: ['镜像.tar'],
  },
  {
    what: 'unmarked UTF-8, as macOS writes it',
    bytes: rawZip([good, { name: '镜像.tar', flags: 0 }]),
    defects: ['name-encoding'],
    files: ['镜像.tar'],
  },
  {
    what: 'symbolic link',
    bytes: rawZip([good, { name: 'link', content: '/etc/passwd', mode: 0o120777 }]),
    defects: ['symlink'],
  },
  { what: 'encrypted', bytes: rawZip([{ ...good, flags: 1 }]), defects: ['encrypted'] },
  { what: 'strongly encrypted', bytes: rawZip([{ ...good, flags: 0x41 }]), defects: ['encrypted'] },
  {
    what: 'encrypted according to its own header only',
    bytes: rawZip([{ ...good, local: { flags: 1 } }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  { what: 'unknown method', bytes: rawZip([{ ...good, method: 93 }]), defects: ['unsupported-method'] },
  { what: 'wrong checksum, stored', bytes: rawZip([{ ...good, crc: 1 }]), defects: ['wrong-crc'] },
  {
    what: 'wrong checksum, deflated',
    bytes: rawZip([{ ...good, method: 8, crc: 1 }]),
    defects: ['wrong-crc'],
  },
  { what: 'stored, states less', bytes: rawZip([{ ...good, size: 3 }]), defects: ['lying-size'] },
  {
    what: 'deflated, states less',
    bytes: rawZip([{ ...good, method: 8, size: 3 }]),
    defects: ['lying-size'],
  },
  {
    what: 'deflated, states more',
    bytes: rawZip([{ ...good, method: 8, size: 9 }]),
    defects: ['lying-size'],
  },
  {
    what: 'deflate stream cut',
    bytes: rawZip([{ name: 'cut', content: 'good good good', method: 8, compressedSize: 3 }]),
    defects: ['truncated'],
  },
  {
    what: 'no deflate stream',
    bytes: rawZip([{ name: 'x', content: '\xff\xff\xff', method: 0, local: { method: 8 } }]),
    defects: ['header-mismatch'],
    files: ['x'],
  },
  {
    what: 'bomb that says so',
    bytes: rawZip([good, { name: 'bomb', content: zeros, method: 8 }]),
    defects: ['bomb'],
  },
  {
    what: 'bomb that lies',
    bytes: rawZip([good, { name: 'bomb', content: zeros, method: 8, size: 10 }]),
    defects: ['lying-size'],
  },
  {
    what: 'two names for the same bytes',
    bytes: rawZip([good, { ...good, name: 'good.txt2', offset: 0, listedOnly: true, local: {} }]),
    defects: ['local-name-mismatch', 'overlap'],
  },
  {
    what: 'another name in its own header',
    bytes: rawZip([{ ...good, local: { name: 'evil.txt' } }]),
    defects: ['local-name-mismatch'],
  },
  {
    what: 'another checksum in its own header',
    bytes: rawZip([{ ...good, local: { crc: 7 } }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  {
    what: 'another size in its own header',
    bytes: rawZip([{ ...good, local: { size: 7 } }]),
    defects: ['header-mismatch'],
    files: ['good.txt'],
  },
  { what: 'header that is not there', bytes: rawZip([{ ...good, offset: 5 }]), defects: ['truncated'] },
  { what: 'header behind the end', bytes: rawZip([{ ...good, offset: 1e9 }]), defects: ['truncated'] },
  {
    what: 'data behind the end',
    bytes: rawZip([{ ...good, size: 1e9, compressedSize: 1e9 }]),
    defects: ['truncated'],
  },
  {
    what: 'hidden entry between two',
    bytes: rawZip([
      { ...good, gap: rawZip([{ name: 'hidden', content: 'x'.repeat(40) }]).subarray(0, 76) },
      { name: 'b', content: '' },
    ]),
    defects: ['hidden-data'],
    files: ['good.txt', 'b'],
  },
  {
    what: 'bytes before the directory',
    bytes: rawZip([{ ...good, gap: Buffer.alloc(100, 1) }]),
    defects: ['hidden-data'],
    files: ['good.txt'],
  },
  {
    what: 'leading data',
    bytes: rawZip([good], { before: Buffer.from('#!/bin/sh\n') }),
    defects: ['leading-data'],
    files: ['good.txt'],
  },
  {
    what: 'trailing data',
    bytes: rawZip([good], { after: Buffer.from('more') }),
    defects: ['trailing-data'],
    files: ['good.txt'],
  },
  {
    what: 'more entries than counted',
    bytes: rawZip([good, { name: 'b' }], { entryCount: 1 }),
    defects: ['damaged', 'hidden-data'],
    files: ['good.txt'],
  },
  {
    what: 'fewer entries than counted',
    bytes: rawZip([good], { entryCount: 9 }),
    defects: ['damaged'],
    files: ['good.txt'],
  },
  { what: 'directory elsewhere', bytes: rawZip([good], { directoryOffset: 1e6 }), defects: ['damaged'] },
  { what: 'directory of another size', bytes: rawZip([good], { directorySize: 9 }), defects: ['damaged'] },
  { what: 'several disks', bytes: rawZip([good], { disk: 3 }), defects: ['damaged'] },
  {
    what: 'a directory on another disk',
    bytes: rawZip([good], { directoryDisk: 1 }),
    defects: ['damaged'],
    files: ['good.txt'],
  },
  {
    what: 'entries on another disk',
    bytes: rawZip([good, { name: 'b' }], { entriesHere: 1 }),
    defects: ['damaged'],
    files: ['good.txt', 'b'],
  },
  {
    what: 'an end record in the comment',
    bytes: rawZip([good], { comment: rawZip([]).toString('latin1') }),
    defects: ['leading-data'],
  },
  {
    what: 'Zip64 sizes beyond reason',
    bytes: rawZip([
      { ...good, size: 0xffffffff, compressedSize: 0xffffffff, extra: zip64Extra(2n ** 50n, 2n ** 50n) },
    ]),
    defects: ['truncated'],
  },
  {
    what: 'Zip64 sizes that are missing',
    bytes: rawZip([{ ...good, size: 0xffffffff, compressedSize: 0xffffffff, extra: zip64Extra() }]),
    defects: ['damaged'],
  },
  {
    what: 'extra field cut',
    bytes: rawZip([{ ...good, extra: Buffer.from([9, 9, 200, 0]) }]),
    defects: ['damaged'],
  },
  {
    what: 'cut in the middle',
    bytes: rawZip([{ name: 'a', content: 'x'.repeat(500) }]).subarray(0, 300),
    defects: ['truncated'],
  },
  { what: 'nothing', bytes: Buffer.alloc(0), defects: ['empty-file'] },
  { what: 'text', bytes: Buffer.from('not a zip, only some text'), defects: ['not-an-archive'] },
  {
    what: 'a gzip file',
    bytes: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0]),
    defects: ['not-an-archive'],
  },
];

for (const { what, bytes, defects, files } of hostile) {
  test(`zip: ${what}`, async () => {
    const zip = await readZip(new BytesAccess(bytes));
    assert.deepEqual(kinds(zip.defects), [...defects].sort());
    const unpacked = await unpackZip(bytes);
    assert.deepEqual(kinds(unpacked.defects), [...defects].sort());
    for (const name of files ?? []) assert.ok(await zip.read(name), name);
    for (const name of unpacked.files.keys()) assert.doesNotMatch(name, /^\/|\.\.|\\|^[A-Za-z]:/);
  });
}

test('zip: more entries than the limit are not read', async () => {
  const many = rawZip(Array.from({ length: 60 }, (_, index) => ({ name: `f${index}` })));
  const zip = await readZip(new BytesAccess(many), {
    maxEntries: 50,
    maxEntryBytes: 100,
    maxTotalBytes: 100,
  });
  assert.deepEqual(kinds(zip.defects), ['too-many-entries']);
  assert.equal(zip.entries.length, 50);
});

test('zip: a bomb is not opened', async () => {
  const zip = await readZip(new BytesAccess(rawZip([{ name: 'bomb.tar', content: zeros, method: 8 }])));
  assert.equal(await zip.open('bomb.tar'), undefined);
});

test('zip: names that are long together are compared up to a limit', async () => {
  const deep = 'a/'.repeat(480);
  const bytes = rawZip(Array.from({ length: 4000 }, (_, index) => ({ name: `${index}/${deep}f` })));
  const { defects } = await readZip(new BytesAccess(bytes));
  assert.deepEqual(kinds(defects), ['too-many-entries']);
});

test('zip: thousands of entries that claim one header with a huge name', async () => {
  const bytes = rawZip(
    Array.from({ length: 4000 }, (_, index) => ({
      name: `f${index}`,
      offset: 0,
      listedOnly: index > 0,
      local: { name: 'n'.repeat(65_000) },
    })),
  );
  const zip = await readZip(new BytesAccess(bytes));
  assert.deepEqual(kinds(zip.defects), ['local-name-mismatch', 'more-defects']);
});

test('zip: small files are not read without end', async () => {
  const content = 'x'.repeat(1000);
  const bytes = rawZip(
    Array.from({ length: 100 }, (_, index) => ({
      name: `f${index}`,
      content,
    })),
  );
  const limits = { maxEntries: 1000, maxEntryBytes: 5000, maxTotalBytes: 10_000 };
  const zip = await readZip(new BytesAccess(bytes), limits);
  let total = 0;
  for (const { path } of await zip.list('')) total += (await zip.read(path))?.length ?? 0;
  assert.equal(total, 10_000);
  assert.ok(zip.defects.some(({ kind }) => kind === 'bomb'));
});

test('zip: a link is reported with its target', async () => {
  const bytes = rawZip([{ name: 'link', content: '/etc/\u001bpasswd', mode: 0o120777, method: 8 }]);
  const { defects } = await readZip(new BytesAccess(bytes));
  assert.deepEqual(
    defects.map(({ message }) => message.values['target']),
    ['/etc/\\u001bpasswd'],
  );
});

test('zip: a directory that makes no sense from one entry on names it', async () => {
  const bytes = rawZip([good, { name: 'package/\u001bchart.tgz', extra: Buffer.from([1, 0, 99, 0]) }]);
  const zip = await readZip(new BytesAccess(bytes));
  assert.deepEqual(
    zip.defects.filter(({ kind }) => kind === 'damaged').map(({ message }) => show(message, 'en')),
    ['The archive is damaged (central directory #2 "package/\\u001bchart.tgz"): build it again'],
  );
});

test('zip: a Unicode path field that says the same, or is for another name, is no contradiction', async () => {
  const bytes = rawZip([
    { name: 'a', extra: unicodePath('a', 'a') },
    { name: 'b', extra: unicodePath('a', 'c') },
    { name: Buffer.from([0x81]), extra: unicodePath(Buffer.from([0x81]).toString('latin1'), 'ü') },
  ]);
  assert.deepEqual(
    kinds((await readZip(new BytesAccess(bytes))).defects).filter((kind) => kind !== 'name-encoding'),
    [],
  );
});

test('zip: caps on what is unpacked', async () => {
  const bytes = rawZip([good, { name: 'large', content: 'x'.repeat(200) }]);
  const { files, defects } = await unpackZip(bytes, {
    maxEntries: 50,
    maxEntryBytes: 100,
    maxTotalBytes: 1000,
  });
  assert.deepEqual([...files.keys()], ['good.txt']);
  assert.deepEqual(kinds(defects), ['bomb']);
});

test('zip: of very many defects the rest is counted', async () => {
  const bytes = rawZip(Array.from({ length: 600 }, (_, index) => ({ name: `../${index}` })));
  const { defects } = await unpackZip(bytes);
  assert.equal(defects.length, 501);
  assert.equal(defects.at(-1)?.kind, 'more-defects');
  assert.equal(defects.at(-1)?.message.values['count'], 100);
});

test('zip: an odd but right archive has no defects', async () => {
  const bytes = rawZip(
    [
      { name: 'folder/', mode: 0o40755 },
      { name: 'folder/file.txt', content: 'text', method: 8 },
      { name: '镜像.txt', content: 'UTF-8' },
      {
        name: 'descriptor.txt',
        content: 'text',
        method: 8,
        flags: 8,
        local: { crc: 0, size: 0 },
        gap: descriptor('text', 4, deflateRawSync('text').length),
      },
    ],
    { comment: 'a comment with PK\u0005\u0006, the signature of an end record', zip64: 4 },
  );
  const zip = await readZip(new BytesAccess(bytes));
  assert.deepEqual(zip.defects, []);
  const paths = (await zip.list('')).map(({ path }) => path);
  assert.deepEqual(paths.sort(), ['descriptor.txt', 'folder/file.txt', '镜像.txt']);
  assert.deepEqual(
    (await zip.list('folder')).map(({ path, size }) => [path, size]),
    [['folder/file.txt', 4]],
  );
  assert.equal(String(await zip.read('folder/file.txt')), 'text');
  assert.equal(await zip.read('missing'), undefined);
});

const kinds = (defects: readonly { readonly kind: ArchiveDefectKind }[]): readonly ArchiveDefectKind[] =>
  [...new Set(defects.map(({ kind }) => kind))].sort();
