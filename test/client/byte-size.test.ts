import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteSize } from '../../client/src/commands/byte-size';

test('sizes have a unit and at most three digits before it', () => {
  const cases: readonly [number, string][] = [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 KB'],
    [12_345, '12.3 KB'],
    [999_700, '1.0 MB'],
    [123_456_789, '123 MB'],
    [6_100_000_000, '6.1 GB'],
  ];
  for (const [bytes, text] of cases) assert.equal(byteSize(bytes), text);
});
