import type { Text } from '../../text/message';
import type { Span } from '../../text/span';

/** What an item stands for; the editor shows an icon for it. */
export type CompletionKind = 'key' | 'value' | 'path' | 'branch' | 'file' | 'name' | 'rule' | 'block';

/** One text that can be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** The text; a snippet with `$1`, `$2`, … when `isSnippet`. */
  readonly newText: string;
  readonly isSnippet?: true;
  /** What is typed is compared with this; with the label when absent. */
  readonly filterText?: string;
  /** Shown at the right: a value, an architecture. */
  readonly detail?: string;
  readonly documentation?: Text;
  /** When it is accepted, what can follow is to be offered at once. */
  readonly retrigger?: true;
  readonly isDeprecated?: true;
}

/** What can be written at a place, the best first. */
export interface Completion {
  /** What an accepted item replaces, on one line around the cursor. */
  readonly replace: Span;
  readonly items: readonly CompletionItem[];
}
