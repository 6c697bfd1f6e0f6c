import type { ExitStatus, Session } from '../session';

/** Runs what a command does; its answer becomes the exit status. */
export type Run = (action: (session: Session) => Promise<ExitStatus>) => Promise<void>;
