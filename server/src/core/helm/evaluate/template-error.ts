import type { Message } from '../../text/message';
import type { Span } from '../../text/span';

/** What is wrong with a template, at parsing or at rendering. */
export interface TemplateError {
  /** A stable name of the kind of error, such as `nil-pointer` or `undefined-function`. */
  readonly code: string;
  /** What happened, in Go's words where Go has some, without the place. */
  readonly message: Message;
  /** The file whose text is at fault (relative to the chart's root). */
  readonly file: string;
  /** The action or expression at fault in that file. */
  readonly span: Span;
  /** The whole line as Helm would print it: `template: etcd/templates/x.yaml:3:4: executing "…" at <.Values.a.b>: nil pointer…`. */
  readonly detail: string;
}
