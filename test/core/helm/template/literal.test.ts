import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { numberOf, unquote } from '../../../../server/src/core/helm/template/literal';

describe('constants in templates', () => {
  it('say what Go reads from strings', () => {
    assert.equal(unquote('"a\\n\\t\\"\\\\\\x41\\u00e9\\101\\U0001F600"'), 'a\n\t"\\AéA😀');
    assert.equal(unquote('`a\\n"`'), 'a\\n"');
    assert.equal(unquote('""'), '');
  });

  it('are no strings with escapes that Go lacks', () => {
    for (const text of ['"\\z"', '"\\\'"', '"\\8"', '"\\U00110000"'])
      assert.equal(unquote(text), undefined, text);
  });

  it('say what Go reads from numbers', () => {
    const integers = {
      '10': 10,
      '-5': -5,
      '+5': 5,
      '0x1F': 31,
      '0b11': 3,
      '0o17': 15,
      '017': 15,
      '1_000': 1000,
      "'a'": 97,
      "'\\n'": 10,
    };
    for (const [text, value] of Object.entries(integers))
      assert.deepEqual(numberOf(text), { value, integer: true }, text);
    const floats = { '1.50': 1.5, '.5': 0.5, '1e3': 1000, '-2.5e-1': -0.25 };
    for (const [text, value] of Object.entries(floats))
      assert.deepEqual(numberOf(text), { value, integer: false }, text);
  });

  it('are no numbers when Go refuses them', () => {
    for (const text of ['1.2.3', '0x', '09', '1e400', '99999999999999999999', '2i', "'ab'", '+']) {
      assert.equal(numberOf(text), undefined, text);
    }
  });
});
