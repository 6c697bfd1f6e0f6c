import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is truthy and returns it; after so many seconds it throws what was waited for.
 * With `retry` an error in asking is a "not yet" as well.
 */
export async function until(ask, { what, seconds = 60, retry = false }) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const late = Date.now() > end;
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      if (!retry || late) throw error;
    }
    if (late) throw new Error(`${what()} (waited ${seconds} s)`);
    await sleep(50);
  }
}
