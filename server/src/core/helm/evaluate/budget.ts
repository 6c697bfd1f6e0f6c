import { say } from '../../text/message';
import type { Fault } from './failure';
import type { Limits } from './render-types';

/** Ten times what the largest known chart takes; the time is for machines under load, an editor should ask for less. */
export const defaultLimits: Limits = {
  steps: 50_000_000,
  output: 64 * 1024 * 1024,
  depth: 200,
  milliseconds: 10_000,
};

/** A limit was passed. */
export class LimitPassed extends Error {
  override readonly name = 'LimitPassed';

  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** The code of the problem when time is up: it says more of the machine than of the chart. */
export const tookTooLong = 'limit-time';

/** One template calling another takes as long as many small steps. */
const costOfCall = 100;

/** How often the clock is asked. */
const stepsBetweenLooks = 4096;

/** What a rendering may still spend. One for the whole rendering; once a limit is passed, everything after it fails too. */
export class Budget {
  readonly limits: Limits;
  private steps = 0;
  private output = 0;
  private depth = 0;
  private nextLook = stepsBetweenLooks;
  private readonly deadline: number;

  constructor(
    limits: Partial<Limits>,
    private readonly clock: () => number,
  ) {
    this.limits = { ...defaultLimits, ...limits };
    this.deadline = clock() + this.limits.milliseconds;
  }

  /** Counts work, in nodes or characters; throws {@link LimitPassed}. */
  charge(amount: number): void {
    this.steps += amount;
    if (this.steps < this.nextLook) return;
    this.nextLook = this.steps + stepsBetweenLooks;
    if (this.steps > this.limits.steps) throw this.passed('steps', 'too many steps', '执行步数过多');
    if (this.clock() > this.deadline) throw this.passed('time', 'took too long', '执行时间过长');
  }

  /** Counts characters of the output; throws {@link LimitPassed}. */
  write(length: number): void {
    this.output += length;
    if (this.output > this.limits.output) throw this.passed('output', 'output is too large', '输出过大');
  }

  /** One template calls another; throws {@link LimitPassed} when that went on too deep. Goes with {@link leave}. */
  enter(): void {
    this.charge(costOfCall);
    if (++this.depth > this.limits.depth) {
      throw this.passed('depth', 'templates call each other too deep', '模板互相调用的层数过多');
    }
  }

  leave(): void {
    this.depth--;
  }

  private passed(which: string, en: string, zhCn: string): LimitPassed {
    return new LimitPassed({ code: `limit-${which}`, message: say(`gave up: ${en}`, `已放弃：${zhCn}`) });
  }
}
