import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Origin } from '../../../../server/src/core/helm/evaluate/origin';
import { originsOf, segmentsOf } from '../../../../server/src/core/helm/evaluate/segments';
import {
  computed,
  concat,
  mapped,
  replaceParts,
  slice,
  type TracedString,
  traced,
  untraced,
} from '../../../../server/src/core/helm/evaluate/traced-string';

const a: Origin = { kind: 'file', file: 'a' };
const b: Origin = { kind: 'file', file: 'b' };
const fileOf = (origin: Origin): string => ('file' in origin ? origin.file : '?');

/** Segments as `text<origins@offset`. */
const shown = (string: TracedString, start?: number, end?: number): readonly string[] =>
  segmentsOf(string, start, end).map(
    ({ start: from, end: to, origins, at }) =>
      `${string.text.slice(from, to)}<${origins.map(fileOf).join('+')}${at === undefined ? '' : `@${at}`}`,
  );

describe('strings with provenance', () => {
  const hello = traced('hello', a);
  const world = traced('world', b, 10);

  it('know the origin of every run of characters', () => {
    assert.deepEqual(shown(concat([hello, untraced('-'), world])), ['hello<a@0', '-<', 'world<b@10']);
  });

  it('answer for a part of themselves', () => {
    assert.deepEqual(shown(concat([hello, untraced('-'), world]), 3, 8), ['lo<a@3', '-<', 'wo<b@10']);
  });

  it('keep offsets through slices of slices', () => {
    assert.deepEqual(shown(slice(slice(concat([hello, world]), 1, 9), 2, 6)), ['lo<a@3', 'wo<b@10']);
  });

  it('keep the rest when parts are replaced', () => {
    const replaced = replaceParts(hello, [
      { start: 0, end: 1, by: untraced('J') },
      { start: 4, end: 5, by: world },
    ]);
    assert.deepEqual(shown(replaced), ['J<', 'ell<a@1', 'world<b@10']);
  });

  it('name all origins of what was computed', () => {
    const hash = computed('5d41', [concat([hello, world])]);
    assert.deepEqual(shown(concat([untraced('x'), hash])), ['x<', '5d41<a+b']);
    assert.deepEqual(originsOf([hash, hello]).map(fileOf), ['a', 'b']);
  });

  it('keep offsets when letters change case one by one', () => {
    assert.deepEqual(shown(slice(mapped(hello, 'HELLO'), 1, 3)), ['EL<a@1']);
  });

  it('stand for nothing when empty', () => {
    assert.deepEqual(shown(concat([])), []);
    assert.deepEqual(shown(slice(hello, 2, 2)), []);
  });

  it('answer without exhausting the stack when built in a long loop', () => {
    let long = hello;
    for (let round = 0; round < 20_000; round++) long = concat([long, untraced('.')]);
    assert.deepEqual(shown(long, 0, 7), ['hello<a@0', '..<']);
    assert.equal(originsOf([long]).length, 1);
  });
});
