import type { Span } from '../../text/span';
import type { ListNode } from './ast';
import type { TokenReader } from './token-reader';

/** The `{{ end }}` or `{{ else }}` that ended a list; for `else if` and `else with` the word behind is still to be read. */
export interface Stop {
  readonly kind: 'end' | 'else';
  readonly span: Span;
}

/** Texts and actions up to an `end` or `else`. */
export interface StoppedList {
  readonly list: ListNode;
  /** Absent at the end of the file. */
  readonly stop: Stop | undefined;
}

/** Reads a list; `define` is allowed at the level of the file only. */
export type ReadList = (reader: TokenReader, level: 'file' | 'block') => StoppedList;
