import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteSize } from '../../client/src/commands/byte-size';

test('sizes are read at a glance, in the units of the command line', () => {
  const cases: readonly [number, string][] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [12_345, '12.1 KiB'],
    [123_456_789, '118 MiB'],
    [6_100_000_000, '5.7 GiB'],
  ];
  for (const [bytes, text] of cases) assert.equal(byteSize(bytes), text);
});
