import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOfText, textOfBytes } from '../../../../server/src/core/helm/functions/go-bytes';

test('any bytes survive as a text', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      assert.deepEqual(bytesOfText(textOfBytes(bytes)), bytes);
    }),
    { numRuns: 2000 },
  );
});

test('what is UTF-8 among other bytes is read as such', () => {
  const parts = ['a', '\0', 'é', '中', '\u{1f600}', '\ufffd', '\ufeff'];
  const text = fc.array(fc.constantFrom(...parts), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
      assert.equal(textOfBytes(bytes), `${before}\udcff${after}`);
    }),
  );
});

test('overlong forms, surrogates and what lies beyond Unicode are no characters', () => {
  for (const bytes of [
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xe4, 0xb8],
  ]) {
    const expected = bytes.map((byte) => String.fromCharCode(0xdc00 + byte)).join('');
    assert.equal(textOfBytes(Uint8Array.from(bytes)), expected);
  }
});
