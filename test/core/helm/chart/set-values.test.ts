import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainData } from '../../../../server/src/core/helm/chart/plain-value';
import { overlay, SetSyntaxError, setAt, setValues } from '../../../../server/src/core/helm/chart/set-values';
import { untraced } from '../../../../server/src/core/helm/evaluate/traced-string';
import { dict } from '../../../../server/src/core/helm/evaluate/value';

describe('--set', () => {
  it('writes scalars, lists and maps', () => {
    for (const [text, expected] of [
      ['a=1,b=true,c=null,d=x', { a: 1, b: true, c: null, d: 'x' }],
      ['a.b.c=1.5', { a: { b: { c: '1.5' } } }],
      ['a={x,2},b=y', { a: ['x', 2], b: 'y' }],
      ['a[1].b=c', { a: [null, { b: 'c' }] }],
      ['a[0][1]=c', { a: [[null, 'c']] }],
      ['a\\.b=c\\,d', { 'a.b': 'c,d' }],
      ['a=007,b=-5,c=9999999999999999999', { a: '007', b: -5, c: '9999999999999999999' }],
      ['a=', { a: '' }],
      ['a=b=c', { a: 'b=c' }],
      ['=x', {}],
    ] as const)
      assert.deepEqual(set(text), expected, text);
  });

  it('takes everything for text on demand', () => {
    const values = dict();
    setValues(values, 'a=1,b=true', true);
    assert.deepEqual(plainData(values), { a: '1', b: 'true' });
  });

  it('refuses what Helm refuses', () => {
    for (const text of [
      'a',
      'a[x]=1',
      'a={b',
      'a..b=1',
      'a[70000]=1',
      'a.=1',
      'a=1,a.b=2',
      'a.b=1,a[0]=2',
      'a=null,a.b=1',
    ])
      assert.throws(() => set(text), SetSyntaxError, text);
  });
});

describe('values over values', () => {
  it('merge maps, and replace all else', () => {
    const below = dict();
    setValues(below, 'a.b=1,a.c=2,l={x,y}');
    const above = dict();
    setValues(above, 'a.b=null,l={z}');
    assert.deepEqual(plainData(overlay(below, above)), { a: { b: null, c: 2 }, l: ['z'] });
  });

  it('can be written at a path, through lists', () => {
    const values = dict();
    setValues(values, 'a={x,y},m=1');
    setAt(values, ['a', 1], untraced('new'));
    setAt(values, ['m', 'n'], untraced('deep'));
    assert.deepEqual(plainData(values), { a: ['x', 'new'], m: { n: 'deep' } });
  });
});

function set(text: string): unknown {
  const values = dict();
  setValues(values, text);
  return plainData(values);
}
