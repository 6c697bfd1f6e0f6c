import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { nodeAt } from '../../../server/src/core/yaml/path';

const under = (value: string) => `spec:\n  description: ${value}\n  displayName: Etcd\n`;

for (const [what, value, said] of [
  ['a tab', '"Keeps \\\n\t\\ data"', 'Keeps  data'],
  ['too few blanks', '"Keeps\n data"', 'Keeps data'],
  ['no blank', '"Keeps\n\ndata" # why', 'Keeps\ndata'],
  ['apostrophes', "'Keeps\n it''s data'", "Keeps it's data"],
] as const) {
  test(`lines of a quoted text may be indented as Go's YAML takes them: ${what}`, () => {
    const text = under(value);
    const { root, problems } = parseYaml(text);
    assert.deepEqual(problems, []);
    const node = nodeAt(root, ['spec', 'description']);
    assert.equal(node?.kind === 'scalar' && node.text, said);
    assert.equal(node && text.slice(node.span.start, node.span.end), value.replace(' # why', ''));
    const name = nodeAt(root, ['spec', 'displayName']);
    assert.equal(name && text.slice(name.span.start, name.span.end), 'Etcd');
  });
}

test('a quote that is not closed swallows no other key', () => {
  const { root, problems } = parseYaml('a: "one\nb: "two"\nc: three\n');
  assert.notDeepEqual(problems, []);
  assert.equal(nodeAt(root, ['c'])?.kind, 'scalar');
});

test('JSON in double quotes with bare quotes inside is one text with one problem', () => {
  const value = '"[\n      {\n        \\"kind\\": \\"A\\" },\n      { "kind": "B" }\n    ]"';
  const text = `metadata:\n  annotations:\n    alm-examples: ${value}\n    source: ISV\nspec:\n  version: 1.0.0\n`;
  const { root, problems } = parseYaml(text);
  assert.deepEqual(
    problems.map(({ code, span }) => [code, span.start]),
    [['UNESCAPED_QUOTE', text.indexOf('"kind": "B"')]],
  );
  const node = nodeAt(root, ['metadata', 'annotations', 'alm-examples']);
  assert.deepEqual(node?.kind === 'scalar' && JSON.parse(node.text), [{ kind: 'A' }, { kind: 'B' }]);
  const source = nodeAt(root, ['metadata', 'annotations', 'source']);
  assert.equal(source?.kind === 'scalar' && source.text, 'ISV');
  assert.ok(nodeAt(root, ['spec', 'version']));
});
