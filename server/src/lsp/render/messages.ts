import type { Message } from '../../core/text/message';
import type { JobName, JobProgress, JobTypes } from './jobs';

/** What the worker is started with: the number of the job that is outdated. */
export interface WorkerStart {
  readonly outdated: Int32Array;
}

/** The server asks for a job, or for an end of one. */
export type JobOrder =
  | { readonly cancel: number }
  | {
      readonly [Name in JobName]: {
        readonly id: number;
        readonly name: Name;
        readonly params: JobTypes[Name]['params'];
      };
    }[JobName];

/** The worker answers: how far it is, a result, a reason for the user, or what broke. */
export type JobAnswer = { readonly id: number } & (
  | { readonly progress: JobProgress }
  | { readonly result: JobTypes[JobName]['result'] }
  | { readonly userMessage: Message }
  | { readonly failure: string }
);
