import { parentPort, workerData } from 'node:worker_threads';
import type { ServicePackage } from '../../core/package/service-package';
import { UserError } from '../../core/text/user-error';
import { openPackage } from '../workspace/open-package';
import { type JobContext, type JobName, type JobProgress, type JobTypes, jobs } from './jobs';
import type { JobAnswer, JobOrder, WorkerStart } from './messages';

/** The thread for what takes long: jobs one after the other. Snapshots are kept, so that only what changed is read again. */
export function runWorker(): void {
  const { outdated }: WorkerStart = workerData;
  const snapshots = new Map<string, ServicePackage>();
  const open: JobContext['open'] = async (edited) => {
    const pkg = await openPackage(edited, snapshots.get(edited.directory));
    snapshots.set(edited.directory, pkg);
    return pkg;
  };
  const aborts = new Map<number, AbortController>();
  let queue = Promise.resolve();
  parentPort?.on('message', (order: JobOrder) => {
    if ('cancel' in order) {
      aborts.get(order.cancel)?.abort();
      return;
    }
    const { id } = order;
    const abort = new AbortController();
    aborts.set(id, abort);
    const isOutdated = () => abort.signal.aborted || Atomics.load(outdated, 0) === id;
    const report = (progress: JobProgress) => answer({ id, progress });
    queue = queue.then(async () => {
      answer(
        isOutdated()
          ? { id, failure: 'outdated' }
          : await work(order, { open, isOutdated, signal: abort.signal, report }),
      );
      aborts.delete(id);
    });
  });
}

const answer = (message: JobAnswer): void => parentPort?.postMessage(message);

async function work({ id, name, params }: Job, context: JobContext): Promise<JobAnswer> {
  try {
    return { id, result: await run(name, params, context) };
  } catch (error) {
    if (context.isOutdated()) return { id, failure: 'outdated' };
    if (error instanceof UserError) return { id, userMessage: error.userMessage };
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

type Job = Exclude<JobOrder, { readonly cancel: number }>;

const run = <Name extends JobName>(
  name: Name,
  params: JobTypes[Name]['params'],
  context: JobContext,
): Promise<JobTypes[Name]['result']> => jobs[name](params, context);
