import type { Profile } from '../profile';
import type { Budget } from './budget';
import type { Limits, Spent } from './limits';
import type { ParseCache } from './parse-cache';
import type { TemplateError } from './template-error';
import type { TracedString } from './traced-string';
import type { Dict } from './value';

/** One file below `templates/` of a chart or subchart. Of a library chart pass the files that start with `_` only. */
export interface TemplateFile {
  /** The name that Helm gives it: `etcd/charts/common/templates/_names.tpl`, the chart's name first. */
  readonly name: string;
  /** Where it lies, relative to the chart's root; what origins and errors name. */
  readonly file: string;
  readonly text: string;
  /** `.Template.BasePath`, such as `etcd/charts/common/templates`. */
  readonly basePath: string;
  /**
   * The dot of its chart: Values, Chart, Release, Capabilities, Files, Subcharts. All files of one chart share one map,
   * and templates may change it (`set .Values …`), so every rendering needs a fresh one. `Template` is added here.
   */
  readonly scope: Dict;
}

export interface RenderInput {
  /** In any order; they are parsed and rendered in Helm's. */
  readonly templates: readonly TemplateFile[];
  readonly profile: Profile;
  /** As `helm lint`: `required` and `fail` let the template go on. */
  readonly lint?: boolean;
  /** A template that fails costs itself only, a broken action costs that action; without it the first error ends everything, as in Helm. */
  readonly tolerant?: boolean;
  readonly limits?: Partial<Limits>;
  /** What renderings before this one spent of the limits; one object for all that share them. */
  readonly spent?: Spent;
  /** The time that `now` gives and that the time limit is measured with, in milliseconds since 1970; `Date.now` if absent. */
  readonly clock?: () => number;
  /** Parsed templates of earlier renderings with the same profile, to be shared while the chart stays open. */
  readonly cache?: ParseCache;
}

/** One rendered template; partials (`_…`) and what was never reached are not among them. */
export interface RenderedTemplate {
  readonly name: string;
  readonly file: string;
  /** Absent when it failed; a tolerant rendering has what stands around `required` and `fail`. */
  readonly text: TracedString | undefined;
  readonly error: TemplateError | undefined;
}

export interface RenderResult {
  /** In the order in which Helm renders them. NOTES.txt is among them. Empty after an error unless `tolerant`. */
  readonly templates: readonly RenderedTemplate[];
  /** Every error; the first is the one that Helm would report. Empty exactly when Helm would render. */
  readonly errors: readonly TemplateError[];
  /** What is left, for whoever reads the output. */
  readonly budget: Budget;
}
