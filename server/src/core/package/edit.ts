import type { TextEdit } from '../text/edit';
import type { Message } from '../text/message';

/** One change of a service package. Renames and deletions name files; `write` creates or replaces a whole file. */
export type Change =
  | { readonly kind: 'edit'; readonly file: string; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'delete'; readonly file: string };

/** A repair that a user can apply. */
export interface Fix {
  readonly title: Message;
  readonly changes: readonly Change[];
  /** The one that most users want; at most one of a finding. */
  readonly preferred?: boolean;
  /** Needs no decision of the user, so `--fix` and "fix all" may apply it. */
  readonly safe?: boolean;
}

/** Edits in one file as a change. */
export const edit = (file: string, ...edits: readonly TextEdit[]): Change => ({ kind: 'edit', file, edits });
