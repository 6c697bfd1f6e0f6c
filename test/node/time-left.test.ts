import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeLeft } from '../../server/src/node/time-left';

/** Estimates after each report, one a second, of the bytes done of `total`. */
function estimates(done: readonly number[], total: number): (number | undefined)[] {
  let now = 0;
  const time = new TimeLeft(() => now);
  return done.map((count) => {
    const left = time.after(count, total);
    now += 1000;
    return left;
  });
}

test('nothing is said before the pace is known, nor while nothing moves', () => {
  assert.deepEqual(estimates([0, 10, 20], 100), [undefined, undefined, 8]);
  assert.deepEqual(estimates([5, 5, 5, 5], 100), [undefined, undefined, undefined, undefined]);
});

test('a pace that changes is followed within seconds', () => {
  const fastThenSlow = [...Array(5).keys()].map((second) => second * 100);
  const slow = [...Array(16).keys()].map((second) => 400 + second);
  assert.equal(estimates([...fastThenSlow, ...slow], 425).at(-1), 10);
});

test('the end is zero', () => {
  assert.equal(estimates([0, 50, 100], 100).at(-1), 0);
});
