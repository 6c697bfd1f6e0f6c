import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cutBlocks } from '../../../server/src/core/yaml/blocks';
import { parseYaml, type YamlDocument } from '../../../server/src/core/yaml/document';
import type { YamlNode } from '../../../server/src/core/yaml/node';
import { pathOf } from '../../../server/src/core/yaml/path';
import { readQuickly } from '../../../server/src/core/yaml/quick/read';
import { repeatsKey, walk } from '../../../server/src/core/yaml/walk';

/** A long values.yaml with sections, one of which is long enough to be cut again, and a list of long items. */
function longText(): string {
  const section = (name: string, keys: number): string => {
    const lines = Array.from(
      { length: keys },
      (_, index) => `  # about it\n  key${index}: "${index}"\n  map${index}:\n    deep: [a, b]\n    - x\n`,
    );
    return `## ${name}\n${name}:\n${lines.join('').replaceAll('    - x\n', '')}`;
  };
  const items = Array.from({ length: 150 }, (_, index) => `  - name: n${index}\n    value: a text of it\n`);
  const sections = Array.from({ length: 12 }, (_, index) => section(`section${index}`, 6));
  return `# values\n${sections.join('')}list:\n${items.join('')}${section('long', 220)}last: 1\n`;
}

const typed = fc.constantFrom(
  '',
  'a',
  ':',
  ': ',
  '\n',
  '\n\n',
  '\nnew: 1\n',
  '\n  in: 2\n',
  '\n---\n',
  '---\n',
  '? ',
  '%',
  '- ',
  '  ',
  ' # ',
  '"',
  '|',
  '{',
  '&a ',
  '*a',
  '\nlast: 2\n',
  'section3:\n',
  '...\n',
);
const change = fc.record({ at: fc.nat(1_000_000), cut: fc.nat(40), whole: fc.boolean(), put: typed });

/** A text with a change, at the start of a line if it says so. */
function changed(
  text: string,
  { at, cut, whole, put }: { at: number; cut: number; whole: boolean; put: string },
) {
  const offset = at % (text.length + 1);
  const start = whole ? text.lastIndexOf('\n', offset) + 1 : offset;
  return text.slice(0, start) + put + text.slice(start + cut);
}

test('a long text reads the same after edits as when it is read anew', () => {
  const original = longText();
  const runs = fc.array(change, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(runs, (changes) => {
      let text = original;
      let document = parseYaml(text);
      for (const one of changes) {
        text = changed(text, one);
        document = parseYaml(text, document);
        assert.deepEqual(document.blocks, cutBlocks(text));
      }
      const fresh = parseYaml(text);
      assert.deepEqual(outline(document), outline(fresh));
      assert.deepEqual(document.repeatingMaps.map(pathOf), repeating(fresh));
      if (document.isPlain) assert.ok(readQuickly(text), 'what counts as plain is plain');
    }),
    { numRuns: 25 },
  );
});

test('a key that stands twice is found in what an edit left alone, and across stretches', () => {
  const before = longText();
  for (const text of [
    before.replace('last: 1', 'section0: 1'),
    before.replace('  key100: "100"', '  key3: again'),
    before.replace('    deep: [a, b]', '    deep: 1\n    deep: 2'),
  ]) {
    const edited = parseYaml(text.replace('key5: "5"', 'key5: five'), parseYaml(text, parseYaml(before)));
    assert.equal(edited.repeatingMaps.length, 1);
  }
});

const repeating = ({ roots }: YamlDocument) =>
  roots.flatMap((root) => [...walk(root)].filter(repeatsKey)).map(pathOf);

const outline = (document: YamlDocument): unknown[] => [
  document.problems,
  ...document.roots.map((root) => [...walk(root)].map(row)),
];

function row(node: YamlNode): unknown {
  const { kind, span, anchor, tag, parent } = node;
  const own = node.kind === 'scalar' ? node.text : node.kind === 'alias' ? node.target?.span : node.flow;
  const holder = parent?.kind === 'entry' ? [parent.name, parent.span, parent.key === node] : parent?.span;
  return [kind, span, anchor, tag, own, holder];
}
