import { parentPort, workerData } from 'node:worker_threads';
import type { ServicePackage } from '../../core/package/service-package';
import { openPackage } from '../workspace/open-package';
import { renderFacts } from './jobs';
import type { RenderAnswer, RenderOrder, WorkerStart } from './messages';

/** The rendering thread: keeps the last snapshot of each directory, so that only what changed is read again. */
export function runWorker(): void {
  const { wanted }: WorkerStart = workerData;
  const snapshots = new Map<string, ServicePackage>();
  let queue = Promise.resolve();
  parentPort?.on('message', (order: RenderOrder) => {
    queue = queue.then(async () => {
      const isCancelled = () => Atomics.load(wanted, 0) !== order.ticket;
      const answer: RenderAnswer = { ticket: order.ticket, facts: await work(order, snapshots, isCancelled) };
      parentPort?.postMessage(answer);
    });
  });
}

async function work(
  { directory, documents, options }: RenderOrder,
  snapshots: Map<string, ServicePackage>,
  isCancelled: () => boolean,
): Promise<RenderAnswer['facts']> {
  if (isCancelled()) return undefined;
  const pkg = await openPackage(directory, documents, snapshots.get(directory)).catch(() => undefined);
  if (!pkg) return undefined;
  snapshots.set(directory, pkg);
  const facts = renderFacts(pkg, { ...options, isCancelled });
  return isCancelled() ? undefined : facts;
}
