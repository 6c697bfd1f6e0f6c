import { parentPort, workerData } from 'node:worker_threads';
import type { ServicePackage } from '../../core/package/service-package';
import { UserError } from '../../core/text/user-error';
import { openPackage } from '../workspace/open-package';
import { type JobContext, type JobName, type JobTypes, jobs } from './jobs';
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
  let queue = Promise.resolve();
  parentPort?.on('message', (order: JobOrder) => {
    queue = queue.then(async () => {
      const isOutdated = () => Atomics.load(outdated, 0) === order.id;
      const answer = isOutdated()
        ? { id: order.id, failure: 'outdated' }
        : await work(order, { open, isOutdated });
      parentPort?.postMessage(answer);
    });
  });
}

async function work({ id, name, params }: JobOrder, context: JobContext): Promise<JobAnswer> {
  try {
    return { id, result: await run(name, params, context) };
  } catch (error) {
    if (error instanceof UserError) return { id, userMessage: error.userMessage };
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const run = <Name extends JobName>(
  name: Name,
  params: JobTypes[Name]['params'],
  context: JobContext,
): Promise<JobTypes[Name]['result']> => jobs[name](params, context);
