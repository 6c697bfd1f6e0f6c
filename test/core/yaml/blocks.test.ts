import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseYaml, type YamlDocument } from '../../../server/src/core/yaml/document';
import type { YamlNode } from '../../../server/src/core/yaml/node';
import { nodeAt, pathOf } from '../../../server/src/core/yaml/path';
import { walk } from '../../../server/src/core/yaml/walk';

const filler = (indent: string, count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `${indent}- path: spec.field${index}\n${indent}  description: What the field number ${index} is for\n`,
  ).join('');

/** A long definition the way published operators have them: one item that holds one long list. */
const definitions = `spec:
  owned: # ours
  # the only one
  - kind: Cluster
    name: clusters.example.com
    descriptors:
      # all of them
${filler('      ', 600)}    resources:
    - kind: Pod
      notes: |
        - not an item
        key: value
    -   kind: Service
        flow: [a,
          b]
  required:
${filler('  ', 200)}`;

test('long lists are cut at their items and read the same as the whole', () => {
  assert.deepEqual(rows(parseYaml(definitions), 0), wholeRows(definitions));
});

test('an edit inside of a long list parses only the items that it touches', () => {
  const before = parseYaml(definitions);
  const after = parseYaml(definitions.replace('field number 300 is', 'field number 300 was'), before);
  const added = [...after.pieces.keys()].filter((piece) => !before.pieces.has(piece));
  assert.equal(added.length, 1);
  assert.ok((added[0]?.length ?? 0) < 5_000);
  assert.equal(nodeAt(after.root, ['spec', 'owned', 0, 'resources', 1, 'flow', 1])?.kind, 'scalar');
});

test('a list starts at its first dash, behind comments', () => {
  const node = nodeAt(parseYaml(definitions).root, ['spec', 'owned', 0, 'descriptors']);
  assert.equal(node && definitions.slice(node.span.start, node.span.start + 6), '- path');
});

test('whatever is nested reads the same cut and whole', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { minLength: 1, maxLength: 5 }), (shape) => {
      const text = nested(shape);
      assert.deepEqual(rows(parseYaml(text), 0), wholeRows(text));
    }),
    { numRuns: 15 },
  );
});

/** A text of maps and lists in each other, deep by the number of pairs; each level has a long list beside. */
function nested(shape: readonly (readonly [number, number])[]): string {
  let text = '';
  let indent = '';
  for (const [kind, gap] of shape) {
    const deeper = indent + ' '.repeat(kind > 1 ? 2 : gap + 1);
    text += `${indent}before: 1\n`;
    if (kind % 2 === 0) {
      text += `${indent}list:\n${deeper}- first: a\n${deeper}  rest: b\n${deeper}-${' '.repeat(gap + 1)}name: x\n`;
      indent = `${deeper}${' '.repeat(gap + 2)}`;
    } else {
      text += `${indent}map:\n${deeper}key: a\n`;
      indent = deeper;
    }
    text += `${indent}items:\n${filler(indent, 120)}`;
  }
  return text;
}

type Row = string;

/** The tree of a text that is parsed whole: a leading directive switches the cutting off. */
function wholeRows(text: string): Row[] {
  const prefix = '%YAML 1.2\n---\n';
  return rows(parseYaml(prefix + text), prefix.length);
}

const rows = (document: YamlDocument, base: number): Row[] => [
  ...document.problems.map(({ code }) => code),
  ...[...walk(document.root)].flatMap((node) => row(node, base)),
];

function row(node: YamlNode, base: number): Row[] {
  const place = pathOf(node).join('.');
  const start = node.span.start - base;
  if (node.kind === 'scalar') return [`${place} ${start}-${node.span.end - base} ${node.text}`];
  return node.kind === 'sequence' ? [`${place} ${start} list of ${node.items.length}`] : [];
}
