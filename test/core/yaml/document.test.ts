import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml, type YamlDocument } from '../../../server/src/core/yaml/document';
import type { YamlNode } from '../../../server/src/core/yaml/node';
import { nodeAt, pathOf, resolve } from '../../../server/src/core/yaml/path';
import { walk } from '../../../server/src/core/yaml/walk';

test('a tree knows texts, spans and paths', () => {
  const text = 'image:\n  repository: "bitnami/etcd"\n  tags: [a, b]\n';
  const { root } = parseYaml(text);
  const scalar = nodeAt(root, ['image', 'repository']);
  assert.equal(scalar?.kind === 'scalar' && scalar.text, 'bitnami/etcd');
  assert.equal(scalar && text.slice(scalar.span.start, scalar.span.end), '"bitnami/etcd"');
  const item = nodeAt(root, ['image', 'tags', 1]);
  assert.deepEqual(item && pathOf(item), ['image', 'tags', 1]);
});

test('a value that is not written is undefined', () => {
  assert.equal(nodeAt(parseYaml('a:\nb: 1\n').root, ['a']), undefined);
});

test('aliases and merged maps lead to their targets, circles lead nowhere', () => {
  const { root } = parseYaml(
    'base: &base\n  tag: v1\nimage:\n  <<: *base\n  name: x\nloop: &loop\n  again: *loop\n',
  );
  const tag = nodeAt(root, ['image', 'tag']);
  assert.equal(tag?.kind === 'scalar' && tag.text, 'v1');
  assert.equal(resolve(nodeAt(root, ['loop', 'again', 'again', 'again']))?.kind, 'map');
});

test('a long text is cut in blocks and reads the same as the whole', () => {
  const text = longValues();
  const whole = new Map(outlineOfWhole(text));
  assert.deepEqual(new Map(outline(parseYaml(text))), whole);
});

test('an edit of a long text parses only the block that it touches', () => {
  const text = longValues();
  const before = parseYaml(text);
  const after = parseYaml(text.replace('key7: 7\n', 'key7: 77\n'), before);
  const added = [...after.pieces.keys()].filter((piece) => !before.pieces.has(piece));
  assert.equal(added.length, 1);
  assert.ok((added[0]?.length ?? 0) < 10_000);
});

test('problems carry their place in a cut text', () => {
  const text = longValues().replace('key9: 9\n', 'key9: "open\n');
  const document = parseYaml(text);
  assert.equal(document.problems[0]?.code, 'MISSING_CHAR');
  const at = document.problems[0]?.span.start ?? 0;
  assert.ok(Math.abs(at - text.indexOf('"open')) < 2000);
  assert.equal(nodeAt(document.root, ['section5', 'key3'])?.kind, 'scalar');
});

test('nesting beyond the stack is a problem, not a crash', () => {
  assert.equal(parseYaml('['.repeat(50_000)).problems[0]?.code, 'RESOURCE_EXHAUSTION');
});

function longValues(): string {
  const lines: string[] = ['# values', ''];
  for (let section = 0; section < 30; section++) {
    lines.push(`## section ${section}`, `section${section}:`);
    for (let key = 0; key < 60; key++) lines.push('  # a comment on the key', `  key${key}: ${key}`);
    lines.push(
      '  script: |',
      '    name: value',
      '  list:',
      '  - a: 1',
      '    b: 2',
      '  - c',
      `  flow: {a: [1,`,
      '    2]}',
    );
  }
  return `${lines.join('\n')}\n`;
}

type Row = [string, string];

const outline = (document: YamlDocument): Row[] => rows(document.root, 0);

/** The tree of a text that is parsed whole: a leading directive switches the cutting off. */
function outlineOfWhole(text: string): Row[] {
  const prefix = '%YAML 1.2\n---\n';
  return rows(parseYaml(prefix + text).root, prefix.length);
}

const rows = (root: YamlNode | undefined, base: number): Row[] =>
  [...walk(root)]
    .filter((node) => node.kind === 'scalar')
    .map((node) => [
      `${pathOf(node).join('.')}@${node.span.start - base}-${node.span.end - base}`,
      node.text,
    ]);
