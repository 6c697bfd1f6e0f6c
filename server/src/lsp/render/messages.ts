import type { Message } from '../../core/text/message';
import type { JobName, JobTypes } from './jobs';

/** What the worker is started with: the number of the job that is outdated. */
export interface WorkerStart {
  readonly outdated: Int32Array;
}

/** The server asks for a job. */
export type JobOrder = {
  readonly [Name in JobName]: {
    readonly id: number;
    readonly name: Name;
    readonly params: JobTypes[Name]['params'];
  };
}[JobName];

/** The worker answers: a result, a reason for the user, or what broke. */
export type JobAnswer = { readonly id: number } & (
  | { readonly result: JobTypes[JobName]['result'] }
  | { readonly userMessage: Message }
  | { readonly failure: string }
);
