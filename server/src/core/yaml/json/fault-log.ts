import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import type { ScalarSource } from '../scalar-source';
import type { SyntaxProblem } from '../syntax-error';
import { faultMessage, type JsonFault } from './problems';

/** A place where a text is not JSON, with the edits in the file that would mend it; none when the author must decide. */
export interface JsonProblem extends SyntaxProblem {
  readonly fix: readonly TextEdit[];
}

/** How many problems of one text are kept. */
const mostProblems = 500;

/** Collects problems; takes offsets of the decoded text, keeps offsets of the file. */
export class FaultLog {
  readonly problems: JsonProblem[] = [];
  private silent = false;

  constructor(private readonly source: ScalarSource) {}

  /** Reports a fault at a span of the decoded text; `newText` replaces `at` (by default that span). */
  add(fault: JsonFault, span: Span, newText?: string, at: Span = span): void {
    if (this.silent || this.problems.length >= mostProblems) return;
    const { text, encode } = this.source;
    const about = text.decoded.slice(span.start, span.end);
    const fix =
      newText === undefined ? [] : [{ span: text.spanInFile(at.start, at.end), newText: encode(newText) }];
    const message = faultMessage(fault, about);
    this.problems.push({ span: text.spanInFile(span.start, span.end), code: fault, message, fix });
  }

  /** Ignores all further faults: behind this one they would be consequences only. */
  stop(): void {
    this.silent = true;
  }
}
