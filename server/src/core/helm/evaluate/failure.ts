import type { TemplateError } from './template-error';

/** Ends the rendering of a template; caught by the rendering, which reports what is in it. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';

  constructor(readonly error: TemplateError) {
    super(error.detail);
  }
}
