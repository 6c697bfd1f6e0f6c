import { Worker } from 'node:worker_threads';
import type { CancellationToken } from 'vscode-languageserver/node';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import type { JobName, JobProgress, JobTypes } from './jobs';
import type { JobAnswer } from './messages';

/** A rendering that takes longer is given up; the engine's own limits stop most long before. */
const mostTime = 120_000;
/** The thread is ended when it had nothing to do for this long. */
const idle = 15_000;

/** A job that was given up because something newer counts, or because the thread ended. */
export class Abandoned extends Error {}

interface Waiting {
  readonly resolve: (result: JobTypes[JobName]['result']) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
  readonly onProgress: RunOptions['onProgress'];
}

/** A job on its way. */
export interface StartedJob<Name extends JobName> {
  readonly result: Promise<JobTypes[Name]['result']>;
  /** Its result is of no use any more: it stops where it can. */
  readonly outdate: () => void;
  /** The user does not want it any more: it stops at its next step, and undoes what it began. */
  readonly cancel: () => void;
}

/** How a job is followed. */
export interface RunOptions {
  readonly token?: CancellationToken;
  readonly onProgress?: (progress: JobProgress) => void;
}

/** The thread for what takes long. It starts with the first job and ends when there are none for a while. */
export class Thread {
  private worker: Worker | undefined;
  private readonly outdated = new Int32Array(new SharedArrayBuffer(4));
  private readonly waiting = new Map<number, Waiting>();
  private ids = 0;
  private rest: NodeJS.Timeout | undefined;

  constructor(
    /** The file that calls {@link file://./worker.ts} when it is started as a worker. */
    readonly file: string,
    /** Milliseconds after which a job is given up. */
    private readonly longest = mostTime,
  ) {}

  /** Runs a job behind those that run already. Throws a UserError with a reason for the user, or {@link Abandoned}. */
  async run<Name extends JobName>(
    name: Name,
    params: JobTypes[Name]['params'],
    { token, onProgress }: RunOptions = {},
  ): Promise<JobTypes[Name]['result']> {
    const job = this.start(name, params, onProgress);
    const listening = token?.onCancellationRequested(job.cancel);
    try {
      return await job.result;
    } finally {
      listening?.dispose();
    }
  }

  /** Runs a job that can be given up. */
  start<Name extends JobName>(
    name: Name,
    params: JobTypes[Name]['params'],
    onProgress?: RunOptions['onProgress'],
  ): StartedJob<Name> {
    clearTimeout(this.rest);
    const id = ++this.ids;
    const worker = this.started();
    const result = new Promise<JobTypes[Name]['result']>((resolve, reject) => {
      const timer = setTimeout(() => this.end(new UserError(tookTooLong)), this.longest);
      timer.unref();
      // the answer to an order is the result of the job that it names
      this.waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, timer, onProgress });
      worker.postMessage({ id, name, params });
    });
    return {
      result,
      outdate: () => void Atomics.store(this.outdated, 0, id),
      cancel: () => worker.postMessage({ cancel: id }),
    };
  }

  /** Ends the thread; jobs that run are given up. */
  end(reason: Error = new Abandoned('ended')): void {
    clearTimeout(this.rest);
    this.worker?.removeAllListeners();
    this.worker?.terminate().catch(() => {});
    this.worker = undefined;
    for (const id of [...this.waiting.keys()]) this.take(id)?.reject(reason);
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.file, {
      workerData: { outdated: this.outdated },
      resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 8 },
    });
    worker.unref();
    worker.on('message', (answer: JobAnswer) => this.answered(answer));
    worker.on('error', (error) => this.end(error instanceof Error ? error : new Error(String(error))));
    this.worker = worker;
    return worker;
  }

  private answered(answer: JobAnswer): void {
    if ('progress' in answer) {
      this.waiting.get(answer.id)?.onProgress?.(answer.progress);
      return;
    }
    const waiting = this.take(answer.id);
    if ('result' in answer) waiting?.resolve(answer.result);
    else if ('userMessage' in answer) waiting?.reject(new UserError(answer.userMessage));
    else
      waiting?.reject(answer.failure === 'outdated' ? new Abandoned('outdated') : new Error(answer.failure));
    if (this.waiting.size > 0) return;
    this.rest = setTimeout(() => this.end(), idle);
    this.rest.unref();
  }

  private take(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    clearTimeout(waiting?.timer);
    return waiting;
  }
}

const tookTooLong = say(
  'The chart took too long to render, so it was given up.',
  'Chart 渲染时间过长，已中止。',
);
