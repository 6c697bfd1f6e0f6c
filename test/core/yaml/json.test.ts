import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/text/edit';
import { show } from '../../../server/src/core/text/message';
import { textOf } from '../../../server/src/core/text/span';
import { parseYaml } from '../../../server/src/core/yaml/document';
import {
  type JsonDocument,
  jsonBlock,
  meantScalar,
  parseJson,
  reformat,
  repairs,
} from '../../../server/src/core/yaml/json';
import type { YamlNode, YamlScalar } from '../../../server/src/core/yaml/node';
import { entryAt, nodeAt, pathOf, textAt } from '../../../server/src/core/yaml/path';
import { plain } from '../../../server/src/core/yaml/plain';
import { type ScalarSource, sourceOf, wholeSource } from '../../../server/src/core/yaml/scalar-source';
import { walk } from '../../../server/src/core/yaml/walk';

const corpus = '../shared/corpus/csv';
const examples = ['metadata', 'annotations', 'alm-examples'];

test('JSON becomes a tree of the same nodes as YAML', () => {
  const text = '[{"kind": "Demo", "spec": {"image": "etcd", "size": 3, "on": true, "none": null}}]';
  const { root, problems } = parse(text);
  assert.deepEqual(problems, []);
  assert.deepEqual(data(root), JSON.parse(text));
  const image = nodeAt(root, [0, 'spec', 'image']);
  assert.equal(image && textOf(text, image.span), '"etcd"');
  assert.deepEqual(image && pathOf(image), [0, 'spec', 'image']);
});

test('spans are places in the file, whatever escapes stand between', () => {
  const file = 'examples: "[{\\"kind\\": \\"Demo\\",\n  \\"spec\\": {\\"image\\": \\"etcd\\"}}]"\n';
  const image = nodeAt(jsonOf(file).root, [0, 'spec', 'image']);
  assert.equal(image && textOf(file, image.span), '\\"etcd\\"');
});

test('with a parent, paths start at the root of the file', () => {
  const file = 'metadata:\n  examples: \'[{"kind": "Demo"}]\'\n';
  const scalar = nodeAt(parseYaml(file).root, ['metadata', 'examples']) as YamlScalar;
  const kind = nodeAt(parseJson(sourceOf(file, scalar), scalar.parent).root, [0, 'kind']);
  assert.deepEqual(kind && pathOf(kind), ['metadata', 'examples', 0, 'kind']);
});

const faults = [
  ['[1, 2,]', 'JSON_TRAILING_COMMA ,', '[1, 2]'],
  ['{"a": 1,}', 'JSON_TRAILING_COMMA ,', '{"a": 1}'],
  ['[1,, 2]', 'JSON_UNEXPECTED_COMMA ,', '[1, 2]'],
  ['[1 2]', 'JSON_MISSING_COMMA 1', '[1, 2]'],
  ['{"a": {} "b": 2}', 'JSON_MISSING_COMMA }', '{"a": {}, "b": 2}'],
  ['{"a" 1}', 'JSON_MISSING_COLON "a"', '{"a": 1}'],
  ['{"a": 1', 'JSON_MISSING_CLOSE {', '{"a": 1}'],
  ['{"a": [1, 2, "b": 3}', 'JSON_MISSING_CLOSE [', '{"a": [1, 2], "b": 3}'],
  ['[{"a": {"b": 1}, {"c": 2}]', 'JSON_MISSING_CLOSE {', '[{"a": {"b": 1}}, {"c": 2}]'],
  ['[{"a": {"b": 1 ]', 'JSON_MISSING_CLOSE {|JSON_MISSING_CLOSE {', '[{"a": {"b": 1}} ]'],
  ['[1]]', 'JSON_UNEXPECTED_TOKEN ]', '[1]'],
  [
    "{'a': 'it\\'s \"x\"'}",
    "JSON_WRONG_QUOTES 'a'|JSON_WRONG_QUOTES 'it\\'s \"x\"'",
    '{"a": "it\'s \\"x\\""}',
  ],
  ['{“a”： 1}', 'JSON_WRONG_QUOTES “a”|JSON_FULL_WIDTH ：', '{"a": 1}'],
  [
    '{a: etcd, b: None, c: .5}',
    'JSON_UNQUOTED_TEXT a|JSON_UNQUOTED_TEXT etcd|JSON_UNQUOTED_TEXT b|JSON_UNQUOTED_TEXT None|JSON_UNQUOTED_TEXT c|JSON_UNQUOTED_TEXT .5',
    '{"a": "etcd", "b": null, "c": 0.5}',
  ],
  ['[1, /* one */ 2 // two\n]', 'JSON_COMMENT /* one */|JSON_COMMENT // two', '[1,  2 \n]'],
  ['{"a": "x\n}', 'JSON_MISSING_QUOTE "x', '{"a": "x"\n}'],
  ['{"a": "x,\n"b": 1}', 'JSON_MISSING_QUOTE "x', '{"a": "x",\n"b": 1}'],
  ['["\\d\ty"]', 'JSON_INVALID_ESCAPE \\d|JSON_CONTROL_CHARACTER \t', '["\\\\d\\ty"]'],
] as const;

for (const [text, expected, repaired] of faults) {
  test(`a fault is named at its place and mended: ${JSON.stringify(text)}`, () => {
    const document = parse(text);
    const found = document.problems.map(({ code, span }) => `${code} ${textOf(text, span)}`);
    assert.equal(found.join('|'), expected);
    assert.equal(applyEdits(text, repairs(document)), repaired);
    assert.deepEqual(JSON.parse(repaired), data(parse(repaired).root));
  });
}

test('a hole that only the author can fill has no fix, and what stands around it is read', () => {
  for (const [text, code] of [
    ['{"a": , "b": 1}', 'JSON_MISSING_VALUE'],
    ['{"a": \n"b": 1}', 'JSON_MISSING_VALUE'],
    ['{"a", "b": 1}', 'JSON_MISSING_COLON'],
    ['{"im\n"b": 1}', 'JSON_MISSING_COLON'],
    ['{: 2, "b": 1}', 'JSON_MISSING_KEY'],
  ] as const) {
    const { root, problems } = parse(text);
    assert.deepEqual(problems.find((problem) => problem.code === code)?.fix, [], text);
    assert.equal(textAt(nodeAt(root, ['b'])), '1', text);
  }
});

test('a text without a value says so', () => {
  for (const text of ['', '  ', ',', '}']) {
    assert.equal(parse(text).root, undefined);
    assert.ok(parse(text).problems.some(({ code }) => code === 'JSON_MISSING_VALUE'));
  }
});

test('hostile nesting is one problem, and many faults are bounded', () => {
  assert.deepEqual(
    parse('['.repeat(100_000)).problems.map(({ code }) => code),
    ['JSON_TOO_DEEP'],
  );
  assert.ok(parse(','.repeat(100_000)).problems.length <= 500);
});

test('a long list is read and reformatted', () => {
  const file = `a: '{"list": [${'1, '.repeat(200_000)}2]}'\n`;
  assert.equal(reformatted(file).length, 'a: |-\n  {\n    "list": [\n    ]\n  }\n'.length + 200_001 * 9 - 1);
});

test('a message speaks both languages', () => {
  const message = parse('{"a": 1').problems[0]?.message;
  assert.equal(message && show(message, 'en'), 'This "{" is never closed.');
  assert.equal(message && show(message, 'zh-cn'), '此处的“{”没有闭合。');
});

/** Like the sample of the provider guide: escapes in a part of it, two trailing commas, a brace that is missing. */
const brokenCsv = `metadata:
  annotations:
    alm-examples: "[
      {
        \\"apiVersion\\": \\"store.example.com/v1\\",
        \\"kind\\": \\"StoreCluster\\",
        \\"metadata\\": { \\"name\\": \\"demo\\" },
        \\"spec\\": {
          \\"pod\\": {
            \\"repo\\": \\"example/store\\",
            \\"tag\\": \\"1.2.3\\"
          },
        },
      },
      {
        \\"apiVersion\\": \\"store.example.com/v1\\",
        \\"kind\\": \\"StoreRestore\\",
        \\"metadata\\": { \\"name\\": \\"demo-restore\\" },
        \\"spec\\": {
          \\"restore\\": { \\"repo\\": \\"example/restore\\" }
        },
      {
        \\"apiVersion\\": \\"store.example.com/v1\\",
        \\"kind\\": \\"StoreBackup\\",
        \\"metadata\\": { \\"name\\": \\"demo-backup\\" },
        \\"spec\\": { \\"image\\": \\"example/backup:1.0.0\\" }
      }
      ]"
    categories: Database
`;

test('the commas and the brace that the guide’s own sample gets wrong are found, read over and mended', () => {
  const document = jsonOf(brokenCsv);
  assert.deepEqual(
    document.problems.map(({ code }) => code),
    ['JSON_TRAILING_COMMA', 'JSON_TRAILING_COMMA', 'JSON_MISSING_CLOSE'],
  );
  assert.equal(textAt(nodeAt(document.root, [0, 'spec', 'pod', 'repo'])), 'example/store');
  assert.equal(textAt(nodeAt(document.root, [1, 'spec', 'restore', 'repo'])), 'example/restore');
  assert.equal(textAt(nodeAt(document.root, [2, 'spec', 'image'])), 'example/backup:1.0.0');
  const mended = applyEdits(brokenCsv, repairs(document));
  assert.deepEqual(jsonOf(mended).problems, []);
  assert.equal(JSON.parse(scalarOf(mended).text).length, 3);
  assert.equal(mended.length, brokenCsv.length - 1);
});

test('with quotes that are not escaped, as the guide prints a part of its sample, the text that was meant is read', () => {
  const broken = brokenCsv.replace(/StoreRestore[\s\S]*/, (part) => part.replaceAll('\\"', '"'));
  const entry = entryAt(parseYaml(broken).root, examples);
  const scalar = entry && meantScalar(broken, entry);
  assert.ok(scalar);
  assert.match(textOf(broken, scalar.span), /^"\[[\s\S]*\]"$/);
  const { root } = parseJson(sourceOf(broken, scalar));
  assert.equal(textAt(nodeAt(root, [2, 'spec', 'image'])), 'example/backup:1.0.0');
  const edit = root && reformat(broken, scalar, root);
  const mended = applyEdits(broken, edit ? [edit] : []);
  assert.deepEqual(parseYaml(mended).problems, []);
  assert.equal(textAt(nodeAt(parseYaml(mended).root, ['metadata', 'annotations', 'categories'])), 'Database');
  assert.equal(JSON.parse(scalarOf(mended).text).length, 3);
});

test('a scalar that YAML reads to its end is the one that was meant', () => {
  for (const file of ['a: "[1]" # why\n', 'a: "[1]"', 'a: {b: "[1]", c: 1}', "a: '[1]'\n", 'a: |\n  [1]\n']) {
    const scalar = scalarOf(file);
    assert.ok(scalar.parent?.kind === 'entry');
    assert.equal(meantScalar(file, scalar.parent), scalar);
  }
});

test('JSON is reformatted as a block, broken JSON is mended on the way, the rest of the file stays', () => {
  const file = 'a:\n  # before\n  b: "[{\\"c\\": [], \\"d\\": {\\"e\\": 1.0,}}]"   # why\n  f: 1\n';
  const block =
    '|-   # why\n    [\n      {\n        "c": [],\n        "d": {\n          "e": 1.0\n        }\n      }\n    ]';
  assert.equal(reformatted(file), `a:\n  # before\n  b: ${block}\n  f: 1\n`);
  assert.equal(reformatted(reformatted(file)), reformatted(file));
});

test('a block keeps its indentation and the line ends of the file', () => {
  assert.equal(
    reformatted('- a: >+ # x\r\n      [1,2]\r\n\r\n  b: 1\r\n'),
    '- a: |- # x\r\n      [\r\n        1,\r\n        2\r\n      ]\r\n\r\n  b: 1\r\n',
  );
});

test('nothing is reformatted inside braces or where a value is missing', () => {
  for (const file of ["{a: '[1]'}", 'a: \'[{"b": }]\'']) {
    const root = jsonOf(file).root;
    assert.ok(root);
    assert.equal(reformat(file, scalarOf(file), root), undefined);
  }
});

test('a YAML list is written as JSON', () => {
  const file = 'a:\n- kind: Demo\n  size: 3\n  on: yes\n  version: "1.0"\n';
  const list = nodeAt(parseYaml(file).root, ['a']);
  assert.ok(list);
  const block = jsonBlock(file, list, 2);
  assert.deepEqual(JSON.parse(block?.slice(2) ?? ''), [{ kind: 'Demo', size: 3, on: true, version: '1.0' }]);
});

test('any JSON is read as JSON.parse reads it, in every style of YAML', () => {
  const layout = fc.constantFrom(0, 1, 2);
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      layout,
      fc.constantFrom('single', 'double', 'literal'),
      (value, space, style) => {
        const json = JSON.stringify(value, undefined, space);
        const file = inYaml(json, style);
        const document = jsonOf(file);
        assert.deepEqual(document.problems, [], file);
        assert.deepEqual(data(document.root), JSON.parse(json), file);
        for (const node of walk(document.root)) checkInside(node, scalarOf(file));
      },
    ),
  );
});

test('any truncation and any damage is read without failing, spans stay inside, repairs never overlap', () => {
  const sample = '[{"kind": "Demo", "spec": {"images": ["a:1", "b"], "n": -1.5e3, "s": "\\u4e2d\\n"}}, {}]';
  const damage = fc.string({
    unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', "'", ' ', '\\', '/', '#', 'x', '1', '，'),
  });
  fc.assert(
    fc.property(
      fc.nat(sample.length),
      fc.nat(8),
      damage,
      fc.constantFrom('single', 'double', 'literal'),
      (at, cut, junk, style) => {
        for (const text of [sample.slice(0, at), sample.slice(0, at) + junk + sample.slice(at + cut), junk]) {
          checkSound(inYaml(text, style));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('repairs of a truncated text are JSON again unless a hole is left', () => {
  const sample = '[{"kind": "Demo", "spec": {"images": ["a:1", "b"], "n": 15, "s": "x"}}, {}]';
  for (let end = 1; end <= sample.length; end++) {
    const document = parse(sample.slice(0, end));
    if (document.problems.some(({ fix }) => fix.length === 0)) continue;
    const repaired = applyEdits(sample.slice(0, end), repairs(document));
    assert.doesNotThrow(() => JSON.parse(repaired), repaired);
  }
});

test('the alm-examples of the corpus are JSON, and spans show the characters in the file', (t) => {
  if (!existsSync(corpus)) return t.diagnostic(`left out: ${corpus} is not there`);
  for (const name of readdirSync(corpus)) {
    const file = readFileSync(`${corpus}/${name}`, 'utf8');
    const scalar = scalarOf(file, examples);
    const source = sourceOf(file, scalar);
    const document = parseJson(source);
    assert.deepEqual(document.problems, [], name);
    assert.deepEqual(data(document.root), JSON.parse(scalar.text), name);
    for (const node of walk(document.root)) checkWritten(file, scalar, source, node);
    checkReformatted(file, scalar, document);
  }
});

const parse = (text: string): JsonDocument => parseJson(wholeSource(text));

/** The JSON in the first scalar value of a file. */
const jsonOf = (file: string): JsonDocument => parseJson(sourceOf(file, scalarOf(file)));

const data = (root: YamlNode | undefined): unknown => JSON.parse(JSON.stringify(plain(root)));

function scalarOf(file: string, path?: readonly string[]): YamlScalar {
  const { root } = parseYaml(file);
  const scalar = path
    ? nodeAt(root, path)
    : [...walk(root)].find((node) => node.kind === 'scalar' && isValue(node));
  assert.ok(scalar?.kind === 'scalar');
  return scalar;
}

const isValue = (node: YamlNode): boolean => node.parent?.kind !== 'entry' || node.parent.key !== node;

function inYaml(json: string, style: string): string {
  if (style === 'double') return `x:\n- a: ${JSON.stringify(json)}\n  b: 1\n`;
  if (style === 'single')
    return `x:\n- a: '${json.replace(/'/g, "''").replace(/\n/g, '\n\n    ')}'\n  b: 1\n`;
  return `x:\n- a: |2-\n${json.replace(/^/gm, '    ')}\n  b: 1\n`;
}

function checkSound(file: string): void {
  const scalar = scalarOf(file);
  const document = parseJson(sourceOf(file, scalar));
  for (const node of walk(document.root)) checkInside(node, scalar);
  for (const { span, fix } of document.problems) {
    for (const place of [span, ...fix.map((edit) => edit.span)]) {
      assert.ok(
        place.start >= scalar.span.start && place.start <= place.end && place.end <= scalar.span.end,
        file,
      );
    }
  }
  applyEdits(file, repairs(document));
}

const checkInside = (node: YamlNode, scalar: YamlScalar): void =>
  assert.ok(
    node.span.start >= scalar.span.start &&
      node.span.start <= node.span.end &&
      node.span.end <= scalar.span.end,
  );

/** A node's span holds its value as the style of the scalar writes it, and its JSON says what the node says. */
function checkWritten(file: string, scalar: YamlScalar, { text }: ScalarSource, node: YamlNode): void {
  checkInside(node, scalar);
  const written = textOf(file, node.span);
  const json = text.decoded.slice(text.toDecoded(node.span.start), text.toDecoded(node.span.end));
  assert.equal(`${json[0]}${json.at(-1)}`, `${written.replace(/^\\/, '')[0]}${written.at(-1)}`);
  if (node.kind === 'scalar') {
    assert.equal(bare(written), bare(json));
    assert.equal(node.style === 'plain' ? json : JSON.parse(json), node.text);
  } else assert.equal(json[0], node.kind === 'map' ? '{' : '[');
}

/** A text without what line folding and escaping change. */
const bare = (text: string): string => text.replace(/[\s\\']/g, '');

function checkReformatted(file: string, scalar: YamlScalar, { root }: JsonDocument): void {
  const edit = root && reformat(file, scalar, root);
  assert.ok(edit);
  const after = parseYaml(applyEdits(file, [edit])).root;
  const again = nodeAt(after, examples);
  assert.ok(again?.kind === 'scalar' && again.style === 'literal');
  assert.deepEqual(JSON.parse(again.text), JSON.parse(scalar.text));
  assert.equal(
    textAt(nodeAt(after, ['spec', 'version'])),
    textAt(nodeAt(parseYaml(file).root, ['spec', 'version'])),
  );
}

function reformatted(file: string): string {
  const { root } = jsonOf(file);
  const edit = root && reformat(file, scalarOf(file), root);
  assert.ok(edit);
  return applyEdits(file, [edit]);
}
