import type { TemplateError } from './template-error';

/** Bounds on hostile or runaway templates. What lies behind one is not known: see {@link file://./budget.ts}. */
export interface Limits {
  /** Nodes evaluated plus characters made by functions, over the whole rendering and those that it shares its limits with. */
  readonly steps: number;
  /** Characters that all templates together may put out, and what their lines weigh. */
  readonly output: number;
  /** Nesting of include, template and tpl. */
  readonly depth: number;
  /** Milliseconds for the whole rendering. */
  readonly milliseconds: number;
}

/** What was spent of the steps and the output. Renderings that are given the same one share these limits. */
export interface Spent {
  steps: number;
  output: number;
  /** Where nothing was left: what every rendering after that one is given up with too. */
  gaveUp?: TemplateError;
}
