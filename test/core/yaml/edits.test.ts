import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/text/edit';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { appendEntry, appendItem, insertAtTop, insertEntry } from '../../../server/src/core/yaml/insert';
import type { YamlEntry, YamlMap, YamlSequence } from '../../../server/src/core/yaml/node';
import { asMap, entryAt, nodeAt, resolve } from '../../../server/src/core/yaml/path';
import { plain } from '../../../server/src/core/yaml/plain';
import { removeEntry } from '../../../server/src/core/yaml/remove';
import { replaceValue } from '../../../server/src/core/yaml/replace';

const chart = `# the chart
name: etcd # short
annotations: # for the marketplace
  # who we are
  source: ISV

  scenes: CCE   # cloud
maintainers:
- name: a
  email: a@example.com

`;

test('a key takes its place among its siblings; comments, blank lines and order stay', () => {
  const order = ['source', 'categories', 'scenes'];
  assert.equal(
    inserted(chart, ['annotations'], 'categories: Database', order),
    chart.replace('  source: ISV\n', '  source: ISV\n  categories: Database\n'),
  );
  assert.equal(
    inserted(chart, ['annotations'], 'zone: z', order),
    chart.replace('# cloud\n', '# cloud\n  zone: z\n'),
  );
  assert.equal(inserted('a:\n  c: 1\n', ['a'], 'b: 2', ['b', 'c']), 'a:\n  b: 2\n  c: 1\n');
});

test('lists are laid out as the file does it', () => {
  assert.equal(
    topped('keywords:\n- a\n', 'maintainers:\n  - name: x\n    email: y'),
    'keywords:\n- a\nmaintainers:\n- name: x\n  email: y\n',
  );
  assert.equal(
    topped('keywords:\n    - a\nmore:\n    deep: 1\n', 'maintainers:\n  - name: x\n    email: y'),
    'keywords:\n    - a\nmore:\n    deep: 1\nmaintainers:\n    - name: x\n      email: y\n',
  );
});

test('a nested map is indented as the file does it, and its line breaks are the file’s', () => {
  assert.equal(topped('a:\r\n    b: 1\r\n', 'c:\n  d: 2'), 'a:\r\n    b: 1\r\nc:\r\n    d: 2\r\n');
});

test('the last line may lack its line break', () => {
  assert.equal(topped('a: 1', 'b: 2'), 'a: 1\nb: 2');
  assert.equal(inserted('a:\n  - b: 1 # c', ['a', 0], 'd: 2'), 'a:\n  - b: 1 # c\n    d: 2');
});

test('a key without value, null and empty braces become a map', () => {
  assert.equal(inserted('a: # why\nb: 1\n', ['a'], 'c: 2'), 'a: # why\n  c: 2\nb: 1\n');
  assert.equal(inserted('a: {} # why\nb: 1\n', ['a'], 'c: 2'), 'a: # why\n  c: 2\nb: 1\n');
  assert.equal(inserted('a: null', ['a'], 'c: 2'), 'a:\n  c: 2');
  assert.equal(inserted('a: text\n', ['a'], 'c: 2'), 'a: text\n');
});

test('braces stay braces', () => {
  assert.equal(inserted('a: {b: 1}\n', ['a'], 'c:\n  - d: "x, y"'), 'a: {b: 1, c: [{d: "x, y"}]}\n');
  assert.equal(inserted('a: {b: {}}\n', ['a', 'b'], 'c: 2'), 'a: {b: {c: 2}}\n');
  assert.equal(inserted('a: {b: 1}\n', ['a'], 'a: 0', ['a', 'b']), 'a: {a: 0, b: 1}\n');
});

test('block scalars end before what is inserted', () => {
  assert.equal(
    inserted('a:\n  b: |\n    text\n\nc: 1\n', ['a'], 'd: 2'),
    'a:\n  b: |\n    text\n  d: 2\n\nc: 1\n',
  );
  assert.deepEqual(plainOf(inserted('a:\n  b: |+\n    text\n\nc: 1\n', ['a'], 'd: 2')), {
    a: { b: 'text\n\n', d: 2 },
    c: 1,
  });
});

test('items join a list', () => {
  const append = (text: string, snippet: string) =>
    applyEdits(text, appendItem(text, listAt(text, ['a']), snippet));
  assert.equal(append('a:\n- b: 1 # x\nc: 2\n', 'b: 2\nd: 3'), 'a:\n- b: 1 # x\n- b: 2\n  d: 3\nc: 2\n');
  assert.equal(append('a: [1, 2]\n', 'x'), 'a: [1, 2, x]\n');
  assert.equal(append('a: []\n', 'b: 1'), 'a: [{b: 1}]\n');
});

test('an empty file gets a first entry', () => {
  assert.equal(applyEdits('', insertAtTop('', undefined, 'a: 1')), 'a: 1\n');
  assert.equal(applyEdits('# x', insertAtTop('# x', undefined, 'a: 1')), '# x\na: 1\n');
});

test('an entry goes with its lines', () => {
  assert.equal(removed('a: 1\nb: # x\n  c: 2\n  d: 3 # y\n# z\ne: 4\n', ['b']), 'a: 1\n# z\ne: 4\n');
  assert.equal(removed('- a: 1\n  b: 2\n', [0, 'a']), '- b: 2\n');
  assert.equal(removed('a:\n  b: 1\nc: 2\n', ['a', 'b']), 'a:\n  {}\nc: 2\n');
  assert.equal(removed('{a: 1, b: 2, c: 3}', ['b']), '{a: 1, c: 3}');
  assert.equal(removed('{a: 1, b: 2}', ['b']), '{a: 1}');
  assert.equal(removed('a: 1\nb: 2', ['b']), 'a: 1\n');
});

test('a value is replaced, also a list by a text', () => {
  assert.equal(replaced('a: 1 # x\n', ['a'], '2'), 'a: 2 # x\n');
  assert.equal(replaced('a: # x\nb: 1\n', ['a'], '2'), 'a: 2 # x\nb: 1\n');
  assert.equal(replaced('{a: [b, c], d: 1}', ['a'], 'b,c'), '{a: "b,c", d: 1}');
  assert.equal(replaced('a: # x\n  - b\n  - c\nd: 1\n', ['a'], 'b,c'), 'a: b,c # x\nd: 1\n');
});

test('whatever is inserted somewhere, the rest still says the same', () => {
  const value = fc.oneof(
    fc.constantFrom('1', 'x', '"q: #"', "'s'", '|\n  block\n  more', '[1, 2]', '{a: b}', ''),
  );
  const entries = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), value), {
    selector: ([key]) => key,
    minLength: 1,
  });
  fc.assert(
    fc.property(entries, fc.boolean(), (pairs, nested) => {
      const lines = pairs.map(([key, one]) => `${key}: ${one}`).join('\n');
      const text = nested ? `top:\n${lines.replace(/^/gm, '  ')}\nend: 1\n` : `${lines}\n`;
      const path = nested ? ['top'] : [];
      const after = inserted(text, path, 'new: yes', ['a', 'new', 'b']);
      const expected = { ...body(plainOf(text), nested), new: true };
      assert.deepEqual(body(plainOf(after), nested), expected, after);
    }),
  );
});

const plainOf = (text: string): object => JSON.parse(JSON.stringify(plain(parseYaml(text).root)));

const body = (data: object, nested: boolean): object =>
  nested && 'top' in data && data.top instanceof Object ? data.top : data;

function inserted(
  text: string,
  path: readonly (string | number)[],
  snippet: string,
  order: readonly string[] = [],
): string {
  const { root } = parseYaml(text);
  const into = nodeAt(root, path);
  const target = into?.kind === 'map' ? into : entryAt(root, path);
  assert.ok(target, text);
  return applyEdits(text, insertEntry(text, target, snippet, order));
}

function topped(text: string, snippet: string): string {
  return applyEdits(text, appendEntry(text, mapOf(text), snippet));
}

function mapOf(text: string): YamlMap {
  const map = asMap(parseYaml(text).root);
  assert.ok(map);
  return map;
}

function listAt(text: string, path: readonly string[]): YamlSequence {
  const list = resolve(nodeAt(parseYaml(text).root, path));
  assert.ok(list?.kind === 'sequence');
  return list;
}

function entry(text: string, path: readonly (string | number)[]): YamlEntry {
  const found = entryAt(parseYaml(text).root, path);
  assert.ok(found);
  return found;
}

const removed = (text: string, path: readonly (string | number)[]): string =>
  applyEdits(text, [removeEntry(text, entry(text, path))]);
const replaced = (text: string, path: readonly (string | number)[], value: string): string =>
  applyEdits(text, replaceValue(text, entry(text, path), value));
