import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createColors } from 'picocolors';
import { excerpt } from '../../../server/src/cli/reporters/excerpt';
import { displayWidth } from '../../../server/src/cli/terminal/width';
import { LineIndex } from '../../../server/src/core/text/line-index';

/** The excerpt of the text between `[` and `]`. */
function excerptOf(marked: string, width = 60): string {
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - 1;
  const text = marked.replace('[', '').replace(']', '');
  return excerpt(new LineIndex(text), { start, end }, { colors: createColors(false), width }).join('\n');
}

test('the line with its number, and a marker below', () => {
  assert.equal(
    excerptOf('a: 1\nrepo: [image.repo] # x\n'),
    '  2 | repo: image.repo # x\n    |       ^^^^^^^^^^',
  );
});

test('wide characters and tabs keep the marker in its place', () => {
  assert.equal(excerptOf('名称: [服务]包'), '  1 | 名称: 服务包\n    |       ^^^^');
  assert.equal(excerptOf('\ta:\t[x]'), '  1 |     a:    x\n    |           ^');
  assert.equal(excerptOf('e\u0301: [x]'), '  1 | e\u0301: x\n    |    ^');
});

test('an empty span is marked by one sign; of several lines the first is shown', () => {
  assert.equal(excerptOf('a: []'), '  1 | a:\n    |    ^');
  assert.equal(excerptOf('a: [x\n  y\n]z'), '  1 | a: x\n    |    ^');
  assert.equal(excerptOf('a\r\nb: [x]\r\n'), '  2 | b: x\n    |    ^');
});

test('a long line is cut around the marked text', () => {
  const long = 'x'.repeat(5000);
  assert.equal(
    excerptOf(`${long}[here]${long}`, 40),
    '  1 | ...xxxxxxxxxxxxxxxxxxherexxxxx...\n    |                      ^^^^',
  );
  assert.match(excerptOf(`a: [${long}]`, 40), /^ {2}1 \| a: x+\.\.\.\n {4}\| {4}\^+$/);
  assert.match(excerptOf(`${'服务'.repeat(3000)}[包]`, 40), /^ {2}1 \| \.\.\.(?:服|务)+包\n/);
});

test('for every text and span: two lines that fit, no control characters, the marker below text', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', ' ', '服', '👩‍👧', '\t', '\n', '\r', '\u001b', 'e\u0301', '\ud800'),
    maxLength: 300,
  });
  fc.assert(
    fc.property(texts, fc.nat(300), fc.nat(300), fc.integer({ min: 40, max: 120 }), (text, a, b, width) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const lines = excerpt(new LineIndex(text), { start, end }, { colors: createColors(false), width });
      assert.equal(lines.length, 2);
      for (const line of lines) {
        assert.ok(displayWidth(line) <= width, `${displayWidth(line)} > ${width}`);
        assert.doesNotMatch(line, /[\u0000-\u001f]|\p{Surrogate}/u);
      }
      assert.match(lines[1] ?? '', /\^$/);
    }),
  );
});
