import type { Message } from '../../text/message';
import type { Span } from '../../text/span';

export type LintSeverity = 'error' | 'warning' | 'information';

/** One thing that `helm lint` says. Errors make it fail. */
export interface LintFinding {
  /** The rule: L2, L12, L41… (SPEC part 4). */
  readonly code: string;
  readonly severity: LintSeverity;
  /** Path relative to the chart. */
  readonly file: string;
  /** The text at fault; undefined when it is the file as a whole. */
  readonly span: Span | undefined;
  readonly message: Message;
  /** We gave up before the end, which says nothing of the chart. */
  readonly gaveUp?: true;
}
