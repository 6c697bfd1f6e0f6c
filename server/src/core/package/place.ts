import type { Message } from '../text/message';
import type { Span } from '../text/span';

/** A place in a service package: a span of a file, or the file (or folder) as a whole when there is no span. */
export interface Place {
  /** Path relative to the service directory; `''` is the service directory itself. */
  readonly file: string;
  readonly span?: Span;
}

/** A second place that explains a problem, with what there is to see. */
export interface Related {
  readonly at: Place;
  readonly message: Message;
}
