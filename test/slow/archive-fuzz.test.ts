import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from '../archive/support/fuzz';

test('10,000 mutated archives: no exception, no run above two seconds', async () => {
  const { runs, defective, slowest } = await fuzz(10_000, 1_000);
  console.log(`${runs} runs, ${defective} with defects, slowest ${slowest} ms`);
  assert.ok(defective > 7_000);
});
