import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatorArchive } from '../../../server/src/core/build/operator-archive';
import { SourceFile } from '../../../server/src/core/package/source-file';

const fileSet = (...paths: string[]) =>
  new Map(paths.map((path) => [path, new SourceFile(path, 1, '1', 'x')]));

test('all files of the source in a fixed order, folders before their files', () => {
  const files = fileSet(
    'package/op/b/x.yaml',
    'package/op/op.package.yaml',
    'package/op/b-c/y.yaml',
    'package/other',
    'oscpkg.yaml',
  );
  const archive = operatorArchive(files, 'package/op', 'op');
  assert.deepEqual(
    archive.files.map(({ path }) => path),
    ['op/', 'op/b/', 'op/b/x.yaml', 'op/b-c/', 'op/b-c/y.yaml', 'op/op.package.yaml'],
  );
  const flat = operatorArchive(files, 'package/op', '');
  assert.deepEqual(
    flat.files.map(({ path }) => path),
    ['b/', 'b/x.yaml', 'b-c/', 'b-c/y.yaml', 'op.package.yaml'],
  );
});

test('what file managers left is named, what was too large to read is a problem', () => {
  const files = fileSet(
    'package/a.yaml',
    'package/.DS_Store',
    'package/__MACOSX/a',
    'package/b/Thumbs.db',
    'package/.hidden.yaml',
  );
  files.set('package/large', new SourceFile('package/large', 9e6, '1', undefined));
  const archive = operatorArchive(files, 'package', '');
  assert.deepEqual(
    archive.files.map(({ path }) => path),
    ['.hidden.yaml', 'a.yaml', 'large'],
  );
  assert.deepEqual(archive.leftOut, ['package/.DS_Store', 'package/__MACOSX/a', 'package/b/Thumbs.db']);
  assert.deepEqual(
    archive.problems.map(({ values }) => values),
    [{ path: 'package/large' }],
  );
});
