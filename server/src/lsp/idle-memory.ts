import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds without any request or change after which an editor counts as left alone. */
const left = 10_000;

/**
 * Gives memory back to the system when the editor is left alone: V8 keeps what it needed at work, some 30 to 70 MiB, until
 * it is told to collect. The result is to be called at each sign of life; `wait` is in milliseconds.
 */
export function idleMemory(collect: () => void = collector(), wait = left): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(collect, wait);
    timer.unref();
  };
}

/** V8's own full collection, which Node shows to scripts only behind a flag. */
function collector(): () => void {
  let collect: unknown;
  return () => {
    if (collect === undefined) {
      setFlagsFromString('--expose-gc');
      collect = runInNewContext('gc');
    }
    if (typeof collect === 'function') collect();
  };
}
