import { type Message, show } from '../../core/text/message';
import type { Session } from '../session';
import { oneLine } from './visible';
import { takeStart } from './width';

/** Says on standard error how far long work is: a line that changes on a terminal, a line now and then elsewhere. */
export class Progress {
  private readonly started: number;
  private shownAt = 0;
  private isShown = false;

  /** `clock` tells milliseconds. */
  constructor(
    private readonly session: Session,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.started = clock();
  }

  /** Tells where the work is; shown at most ten times a second, and not at all when all is done in an instant. */
  report(message: Message): void {
    const { err, locale } = this.session;
    const now = this.clock();
    const wait = err.isTerminal ? (this.shownAt === 0 ? 400 : 100) : 10_000;
    if (now - Math.max(this.started, this.shownAt) < wait) return;
    this.shownAt = now;
    const line = oneLine(show(message, locale));
    if (err.isTerminal) err.write(`\r${takeStart(line, err.width - 1)}\u001b[K`);
    else err.write(`${line}\n`);
    this.isShown = err.isTerminal;
  }

  /** Takes the line away. */
  end(): void {
    if (this.isShown) this.session.err.write('\r\u001b[K');
    this.isShown = false;
  }
}
