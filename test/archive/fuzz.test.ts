import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz } from './support/fuzz';

test('300 mutated archives: no exception, no run above two seconds', async () => {
  const { defective, slowest } = await fuzz(300, 1);
  assert.ok(defective > 200, `only ${defective} of the mutated archives had a defect`);
  assert.ok(slowest < 2000);
});
