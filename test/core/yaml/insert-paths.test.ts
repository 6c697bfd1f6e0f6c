import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/src/core/text/edit';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { insertPath, insertPaths } from '../../../server/src/core/yaml/insert-path';
import { entryOf, pathOf } from '../../../server/src/core/yaml/path';

/** The paths one after the other, the text parsed again for each. */
const oneByOne = (text: string, paths: readonly string[]): string =>
  paths.reduce(
    (now, path, index) =>
      applyEdits(now, insertPath(now, parseYaml(now).root, path.split('.'), String(index))),
    text,
  );

const atOnce = (text: string, paths: readonly string[]): string =>
  applyEdits(
    text,
    insertPaths(
      text,
      parseYaml(text).root,
      paths.map((path, index) => ({ path: path.split('.'), value: String(index) })),
    ),
  );

for (const [name, text, paths] of [
  ['new maps at the top', 'a: 1\n', ['b.c', 'd', 'e.f.g']],
  ['maps that the new paths share', 'a: 1\n', ['b.c', 'b.d', 'b.e.f', 'b.e.g']],
  ['an inner map that ends with the file', 'a:\n  b:\n    c: 1\n', ['x', 'a.y', 'a.b.z']],
  ['the same without a line break at the end', 'a:\n  b: 1', ['a.y', 'x']],
  ['a path twice, and paths that are in the way of each other', 'a: 1\n', ['b', 'b', 'b.c', 'd.e', 'd']],
  ['what is there already', 'a:\n  b: 1\n', ['a.b', 'a']],
  ['a value in the way', 'a: 1\n', ['a.b']],
  ['keys without a value', 'a:\nb: {}\n', ['a.x', 'a.y', 'b.x']],
  ['a flow map', 'a: {b: 1}\n', ['a.c', 'a.d']],
  ['an empty file', '', ['a.b', 'c']],
] as const) {
  test(`many paths are inserted at once as one after the other: ${name}`, () => {
    const once = atOnce(text, paths);
    assert.deepEqual(parseYaml(once).problems, []);
    assert.equal(once, oneByOne(text, paths));
  });
}

test('a path of thousands of keys is not inserted', () => {
  const { root } = parseYaml('a: 1\n');
  assert.deepEqual(insertPath('a: 1\n', root, Array(100_000).fill('b'), 'x'), []);
});

test('a key of a long map is the last of its name, or one that is merged into it', () => {
  const keys = Array.from({ length: 100 }, (_, index) => `  k${index}: ${index}\n`).join('');
  const { root } = parseYaml(
    `base: &base\n  merged: 1\n  k1: no\nlong:\n  <<: *base\n${keys}  k1: last\nlist:\n${'  - x\n'.repeat(100)}`,
  );
  const textOf = (key: string) => {
    const value = entryOf(entryOf(root, 'long')?.value, key)?.value;
    return value?.kind === 'scalar' ? value.text : undefined;
  };
  assert.deepEqual(['k99', 'k1', 'merged', 'none'].map(textOf), ['99', 'last', '1', undefined]);
  const list = entryOf(root, 'list')?.value;
  assert.ok(list?.kind === 'sequence' && list.items[77]);
  assert.deepEqual(pathOf(list.items[77]), ['list', 77]);
});
