import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { idleMemory } from '../../server/src/lsp/idle-memory';

test('memory is collected once when the signs of life end, and again after the next ones', async () => {
  let collected = 0;
  const isAlive = idleMemory(() => collected++, 20);
  for (let sign = 0; sign < 5; sign++) isAlive();
  await sleep(100);
  assert.equal(collected, 1);
  isAlive();
  await sleep(100);
  assert.equal(collected, 2);
});

test("V8's own collector is found without a flag", async () => {
  const before = await retained();
  idleMemory(undefined, 1)();
  await sleep(200);
  assert.equal(before.deref(), undefined);
});

/** An object that nothing holds any more, in a turn of its own: within a turn a WeakRef keeps its target alive. */
async function retained(): Promise<WeakRef<object>> {
  const reference = new WeakRef({});
  await sleep(1);
  return reference;
}
