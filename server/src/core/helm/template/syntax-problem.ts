import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';

/** What is wrong, in Go's words; `code` names the kind and is stable. */
export interface SyntaxFault {
  readonly code: string;
  readonly message: Message;
}

/** Something that Go's parser would refuse, and where. */
export interface SyntaxProblem extends SyntaxFault {
  readonly span: Span;
  /** The offset where Go notices it; its line is the one in Helm's message. */
  readonly noticed: number;
}

/** A fault with Go's own words in English. */
export const fault = (
  code: string,
  en: string,
  zhCn: string,
  values: Message['values'] = {},
): SyntaxFault => ({
  code,
  message: say(en, zhCn, values),
});

/** Ends the reading of one action; what is wrong is in it, or was reported before. No Error: a stack costs more than a whole action. */
export class BrokenAction {
  constructor(
    readonly fault: SyntaxFault | undefined,
    /** Offsets of what is at fault. */
    readonly span: Span,
  ) {}
}
