import type { CheckOptions } from '../../core/rules/check';
import type { OpenDocument } from '../documents';
import type { RenderedFacts } from './jobs';

/** What the worker is started with: the ticket that is wanted now. A job with another ticket is outdated. */
export interface WorkerStart {
  readonly wanted: Int32Array;
}

/** The server asks: read this directory with these unsaved texts, and render. */
export interface RenderOrder {
  readonly ticket: number;
  readonly directory: string;
  readonly documents: readonly OpenDocument[];
  readonly options: Pick<CheckOptions, 'profile' | 'levels'>;
}

/** The worker answers; without facts when it was outdated or the directory could not be read. */
export interface RenderAnswer {
  readonly ticket: number;
  readonly facts: RenderedFacts | undefined;
}
