import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDocument, Scalar } from 'yaml';
import { textOf } from '../../../server/src/core/text/span';
import { parseYaml } from '../../../server/src/core/yaml/document';
import type { YamlScalar } from '../../../server/src/core/yaml/node';
import { nodeAt } from '../../../server/src/core/yaml/path';
import { type ScalarSource, sourceOf } from '../../../server/src/core/yaml/scalar-source';

const corpus = '../shared/corpus/csv';

const written = [
  ['plain', 'a: one two # note\n'],
  ['plain over several lines', 'a: one\n  two \n\n\n  three\nb: 1\n'],
  ['single-quoted', "a: 'it''s'\n"],
  ['single-quoted over several lines', "a: ' one  \n\n  two\n  '\n"],
  ['double-quoted', 'a: "tab\\t quote\\" \\u4e2d \\U0001F600 \\x41 \\/ end"\n'],
  ['double-quoted over several lines', 'a: "one \n  two\\\n  \\  three\n\n\n  four\\n"\n'],
  ['double-quoted with line ends of Windows', 'a: "one \r\n  two\\\r\n  three\r\n\r\n  four"\r\n'],
  ['literal', 'a: |\n  one\n    two\n\n  three\n\n\nb: 1\n'],
  ['literal, kept', 'a: |+\n  one\n\n\nb: 1\n'],
  ['literal, stripped, at the end of the file', 'a: |-\n  one\n  two'],
  ['literal with an indentation indicator', 'a:\n- b: |2-\n      one\n    two\n'],
  ['literal in nested lists', '- - |1\n    one\n   two\n'],
  ['literal behind a tag on its own line', 'a:\n  b:\n    !!str\n    |2\n       one\n     two\n'],
  ['literal as the whole document', '|2\n   one\n  two\n'],
  ['literal as the whole document behind a marker', '--- |1-\n  one\n two\n'],
  ['literal with line ends of Windows', 'a: |\r\n  one\r\n\r\n  two\r\nb: 1\r\n'],
  ['literal, nothing but empty lines', 'a: |+\n\n   \n\nb: 1\n'],
  ['folded', 'a: >\n  one\n  two\n\n  three\n\n\n  four\n'],
  [
    'folded with deeper lines',
    'a: >-\n\n  one\n    deep\n    deep\n\n  two\n\n    deep\n\n\n  \tdeep\n  three\n   \n',
  ],
  ['folded, kept', 'a: >+\n  one\n  two\n\nb: 1\n'],
] as const;

for (const [name, text] of written) {
  test(`a scalar says what the YAML parser reads: ${name}`, () => checkAll(text));
}

test('offsets lead from the decoded text to the file and back', () => {
  const file = 'a: "[{\\"b\\": \\"c\\"},\n   1]"\n';
  const { text } = sourceOf(file, scalarOf(file));
  assert.equal(text.decoded, '[{"b": "c"}, 1]');
  assert.equal(textOf(file, text.spanInFile(2, 5)), '\\"b\\"');
  assert.equal(textOf(file, text.spanInFile(12, 13)), '\n   ');
  assert.equal(text.toDecoded(file.indexOf('1')), 13);
  assert.equal(text.toDecoded(file.indexOf('b\\"')), 3);
});

test('an insertion stands behind the character before it, not in front of the next line', () => {
  const file = 'a: |\n  one\n  two\n';
  const { text } = sourceOf(file, scalarOf(file));
  assert.deepEqual(text.spanInFile(3, 3), { start: 10, end: 10 });
  assert.equal(text.toFile(4), file.indexOf('two'));
});

test('new text is escaped as the style wants it', () => {
  const encoded = (file: string) => sourceOf(file, scalarOf(file)).encode(`"it's" \\`);
  assert.equal(encoded('a: "x"'), '\\"it\'s\\" \\\\');
  assert.equal(encoded("a: 'x'"), `"it''s" \\`);
  assert.equal(encoded('a: |\n  x'), `"it's" \\`);
});

test('any text that the YAML writer writes in any style is read back, and its characters are found in the file', () => {
  const style = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');
  const content = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '"', "'", '\\', ':', '#', '\t', '{', '中') }),
    fc.json({ maxDepth: 3 }),
  );
  fc.assert(
    fc.property(content, style, fc.integer({ min: 20, max: 90 }), (value, type, lineWidth) => {
      const document = parseDocument('outer:\n  - a: x\n    b: y\n');
      const scalar = new Scalar(value);
      scalar.type = type as Scalar.Type;
      document.setIn(['outer', 0, 'a'], scalar);
      const file = document.toString({ lineWidth, blockQuote: true });
      fc.pre(parseYaml(file).problems.length === 0); // the writer does not quote every plain text that needs it
      checkAll(file);
    }),
    { numRuns: 400 },
  );
});

test('any piece of any text is decoded without failing, and spans stay inside', () => {
  const styles = ['plain', 'single', 'double', 'literal', 'folded'] as const;
  const file = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '"', "'", '\\', 'x', 'u', '4', '|', '-', '\t'),
  });
  fc.assert(
    fc.property(file, fc.nat(20), fc.nat(20), fc.constantFrom(...styles), (text, from, length, style) => {
      const start = Math.min(from, text.length);
      const end = Math.min(start + length, text.length);
      const scalar: YamlScalar = { kind: 'scalar', span: { start, end }, style, text: '', parent: undefined };
      const source = sourceOf(text, scalar);
      checkOrder(source, start, end);
    }),
  );
});

test('the alm-examples of the corpus are read as the YAML parser reads them', (t) => {
  if (!existsSync(corpus)) return t.diagnostic(`left out: ${corpus} is not there`);
  for (const name of readdirSync(corpus)) {
    const file = readFileSync(`${corpus}/${name}`, 'utf8');
    const scalar = nodeAt(parseYaml(file).root, ['metadata', 'annotations', 'alm-examples']);
    assert.ok(scalar?.kind === 'scalar', name);
    assert.ok(sourceOf(file, scalar).text.decoded === scalar.text, name);
    checkOrder(sourceOf(file, scalar), scalar.span.start, scalar.span.end);
  }
});

/** Every scalar of a text: decoded like the parser does, with characters that are found at their places. */
function checkAll(file: string): void {
  const { root, problems } = parseYaml(file);
  assert.deepEqual(problems, [], file);
  for (const scalar of scalarsIn(root)) {
    const source = sourceOf(file, scalar);
    assert.equal(source.text.decoded, scalar.text, file);
    checkOrder(source, scalar.span.start, scalar.span.end);
    checkCharacters(file, source);
  }
}

function* scalarsIn(node: ReturnType<typeof nodeAt>): Generator<YamlScalar> {
  if (node?.kind === 'scalar') yield node;
  if (node?.kind === 'sequence') for (const item of node.items) yield* scalarsIn(item);
  if (node?.kind === 'map') for (const entry of node.entries) yield* scalarsIn(entry.value);
}

/** Places in the file lie inside the scalar, in the order of the text, and lead back to where they came from. */
function checkOrder({ text }: ScalarSource, start: number, end: number): void {
  let before = start;
  for (let offset = 0; offset <= text.decoded.length; offset++) {
    const at = text.toFile(offset);
    assert.ok(at >= before && at <= end && text.endInFile(offset) <= end, `offset ${offset}`);
    assert.ok(text.toDecoded(at) <= offset);
    before = at;
  }
}

/** A letter or digit that is written as it is stands at its place in the file. */
function checkCharacters(file: string, { text }: ScalarSource): void {
  for (let offset = 0; offset < text.decoded.length; offset++) {
    const { start, end } = text.spanInFile(offset, offset + 1);
    const source = file.slice(start, end);
    const character = text.decoded[offset] ?? '';
    if (/[a-zA-Z中{:]/.test(character)) assert.ok(source === character || source.startsWith('\\'), file);
  }
}

function scalarOf(file: string): YamlScalar {
  const [scalar] = scalarsIn(parseYaml(file).root);
  assert.ok(scalar);
  return scalar;
}
