import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cursorAt } from '../../../server/src/core/yaml/cursor';

/** Reads the cursor at `$0` of a text as `role path word`. */
function at(marked: string): string {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const cursor = cursorAt(text, offset);
  return cursor
    ? `${cursor.role} ${cursor.path.join('.')} <${text.slice(cursor.word.start, cursor.word.end)}>`
    : 'none';
}

const cases: readonly (readonly [string, string, string])[] = [
  ['a key at the root', 'ins$0', 'key  <ins>'],
  ['an empty text', '$0', 'key  <>'],
  ['a value', 'a:\n  b: x$0y\n', 'value a.b <xy>'],
  ['a value that is not written', 'a:\n  b: $0', 'value a.b <>'],
  ['a key below an open key', 'a:\n  $0', 'key a <>'],
  ['a key in a list item, 0-space style', 'instance:\n- image: a\n  $0', 'key instance.0 <>'],
  ['a key in a list item, 2-space style', 'instance:\n  - image: a\n    ta$0', 'key instance.0 <ta>'],
  ['a key behind a dash', 'instance:\n- image: a\n- $0', 'key instance.1 <>'],
  [
    'a nested key of the second item',
    'instance:\n- a: 1\n- image: b\n  address:\n    re$0',
    'key instance.1.address <re>',
  ],
  ['a list in a list item', 'l:\n- containers:\n  - name: x\n  - type: $0', 'value l.0.containers.1.type <>'],
  ['a sibling behind a nested list', 'l:\n- containers:\n  - name: x\n  dep$0', 'key l.0 <dep>'],
  ['a list of lists', 'l:\n- - a\n  - b$0', 'key l.0.1 <b>'],
  ['a quoted value', "a: '$0x'", 'value a <x>'],
  ['a comment', 'a: 1 # x$0', 'none'],
  ['blank lines and comments above', 'a:\n\n  # c\n\n  b: $0', 'value a.b <>'],
  ['a key before the colon', 'a:\n  b$0c: 1', 'key a <bc>'],
];

for (const [name, text, expected] of cases) test(`cursor: ${name}`, () => assert.equal(at(text), expected));
