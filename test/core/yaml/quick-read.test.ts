import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { YamlNode } from '../../../server/src/core/yaml/node';
import { readQuickly } from '../../../server/src/core/yaml/quick/read';
import { parseTree } from '../../../server/src/core/yaml/tree';

/** Everything about a node but its parent. */
function outline(node: YamlNode | undefined): unknown {
  if (!node || node.kind === 'alias') return node?.span;
  if (node.kind === 'scalar') return [node.span, node.style, node.text];
  if (node.kind === 'sequence') return [node.span, node.flow, node.items.map(outline)];
  const entries = node.entries.map(({ name, span, key, value }) => [
    name,
    span,
    outline(key),
    outline(value),
  ]);
  return [node.span, node.flow, entries];
}

/** Reads quickly what can be, and holds it against the parser; gives whether it could. */
function agrees(text: string): boolean {
  const quick = readQuickly(text);
  if (!quick) return false;
  const { roots, problems } = parseTree(text);
  assert.deepEqual(
    { text, problems, roots: [outline(quick)] },
    { text, problems: [], roots: roots.map(outline) },
  );
  return true;
}

const plain = `---
# The values of a chart
image:   # where it comes from
  registry: docker.io
  "repository": 'bitnami/it''s'
  tag: "1.0\\n"
  empty:
  pullSecrets: []
args: ["sh", '-c', -x, 1.5]
limits: { cpu: 1, memory: "1Gi" , 'it''s': [a, {}] } # enough
rules: [{verbs: [get, list], groups: [""]}, {a: {b: c d}}]
env:
- name: A # the first
  value: http://example.com:80/#x
- name: B
  items:
    - - nested
      - twice
    -
      far: below
nothing: {}
script: |
  #!/bin/sh
    echo "a: b"

  exit

stripped: |-
  one
folded: >
  one
  two

    deep
none: |

description: goes on
  over lines

  and more
below:
  "stands below"
last: ~
`;

test('plain block YAML is read as the parser reads it', () => {
  assert.ok(agrees(plain));
  assert.ok(agrees('- a\n- b: 1\n  c: 2\n'));
  for (const text of ['a: b', '{}', 'null\n', '"text" # c', ' over\nlines\n']) assert.ok(agrees(text), text);
});

test('what is more than that is left to the parser', () => {
  for (const text of [
    '',
    '# nothing\n',
    'a: &b c\n',
    'a: *b\n',
    'a: !!str c\n',
    'a:\n\tb: 1\n',
    'a: 1\r\n',
    'a: 1\n---\nb: 2\n',
    'a: "two\n  lines"\n',
    'a: b: c\n',
    'a: [b\n',
    'a: {b: c\n',
    'a: {b}\n',
    'a: {b:c}\n',
    'a: {b: }\n',
    'a: {b: c,}\n',
    'a: {"b":c}\n',
    'a: {b: c]\n',
    'a: [b: c]\n',
    'a: {b: &c d}\n',
    'a: {b: http://c}\n',
    'a: "b" c\n',
    'a\nb: 1\n',
    'a: 1\n  b: 2\n',
    'a:\n    b: 1\n  c: 2\n',
    '? a\n: b\n',
    'a: |+\n  b\n\n',
    'a: @b\n',
  ]) {
    assert.equal(readQuickly(text), undefined, text);
  }
});

test('half-typed and damaged text is read as the parser reads it, or left to it', () => {
  const marks = [
    '"',
    "'",
    ':',
    ': ',
    ' ',
    '\n',
    '\n  ',
    '#',
    ' #',
    '-',
    '- ',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    ',',
    '\\',
    '*',
    '&',
    '0',
  ];
  const change = fc.record({
    at: fc.nat(plain.length),
    cut: fc.nat(6),
    put: fc.constantFrom('', ...marks),
  });
  let read = 0;
  const runs = 3000;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const text = changes.reduce(
        (now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut),
        plain,
      );
      if (agrees(text)) read++;
    }),
    { numRuns: runs },
  );
  assert.ok(read > runs / 10, `only ${read} of ${runs} were read`);
});

test('any text of YAML marks is read as the parser reads it, or left to it', () => {
  const token = fc.constantFrom(
    'a',
    'b c',
    ': ',
    ':',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '\n- ',
    ' # c',
    '|\n',
    '"q"',
    "'q'",
    '[]',
    '{}',
    '[a, b]',
    '{a: b}',
    '{ ',
    '}',
    ', ',
    ' ',
    '~',
    '中',
  );
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 14 }), (tokens) => {
      agrees(tokens.join(''));
    }),
    { numRuns: 5000 },
  );
});
