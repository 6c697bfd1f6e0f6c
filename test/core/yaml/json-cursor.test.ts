import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonCursor, jsonCursorAt } from '../../../server/src/core/yaml/json-cursor';
import { wholeSource } from '../../../server/src/core/yaml/scalar-source';

/** The cursor at `|` as `role path word`. */
function at(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const cursor = jsonCursorAt(wholeSource(text), offset);
  return cursor ? `${cursor.role} ${cursor.path.join('.')} [${wordOf(text, cursor)}]` : 'nothing';
}

const wordOf = (text: string, { word }: JsonCursor): string => text.slice(word.start, word.end);

for (const [marked, expected] of [
  ['|', 'value  []'],
  ['[|', 'value 0 []'],
  ['[{|', 'key 0 []'],
  ['[{"ki|nd": 1}]', 'key 0 [kind]'],
  ['[{"kind"|', 'nothing'],
  ['[{"kind": |', 'value 0.kind []'],
  ['[{"kind": "Et|cd', 'value 0.kind [Etcd]'],
  ['[{"kind": tr|ue}]', 'value 0.kind [true]'],
  ['[{"kind": "A" |}]', 'nothing'],
  ['[{"kind": "A", |}]', 'key 0 []'],
  ['[{"a": {"b": [1, {"c": |}]}}]', 'value 0.a.b.1.c []'],
  ['[{}, {"spec": {"|"}}]', 'key 1.spec []'],
  ['[{"a": [}, {|', 'key 1 []'],
  ['[{"a": 1 "b|": 2}]', 'key 0 [b]'],
] as const) {
  test(`where a cursor stands: ${marked}`, () => assert.equal(at(marked), expected));
}

test('any text and any offset yield a place inside of the text, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \na1：') }), fc.nat(40), (text, offset) => {
      const cursor = jsonCursorAt(wholeSource(text), Math.min(offset, text.length));
      if (!cursor) return;
      assert.ok(
        cursor.word.start >= 0 && cursor.word.start <= cursor.word.end && cursor.word.end <= text.length,
      );
    }),
  );
});
