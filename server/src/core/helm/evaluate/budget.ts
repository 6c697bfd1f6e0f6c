import { say } from '../../text/message';
import type { Fault } from './fault';
import type { Limits, Spent } from './limits';
import type { TemplateError } from './template-error';

/**
 * What a chart with little text may take for all its renderings; a step is some 20 ns. Each of 148 published charts stays
 * below a quarter of {@link limitsFor} it. The time is for machines under load, an editor should ask for less.
 */
export const defaultLimits: Limits = {
  steps: 50_000_000,
  output: 64 * 1024 * 1024,
  depth: 200,
  milliseconds: 10_000,
};

/** The limits for templates with so many characters: charts that say much may take much. */
export const limitsFor = (characters: number): Limits => ({
  ...defaultLimits,
  steps: defaultLimits.steps + stepsPerCharacter * characters,
});

const stepsPerCharacter = 150;

/** A limit was passed. */
export class LimitPassed extends Error {
  override readonly name = 'LimitPassed';

  constructor(readonly fault: Fault) {
    super(fault.code);
  }
}

/** The stack of the JavaScript engine did not hold: nested deeper than the limits foresee. */
export const nestedTooDeep: Fault = {
  code: 'limit-nesting',
  message: say('gave up: nested too deep', '已放弃：嵌套层数过多'),
};

/**
 * Whether a problem with this code tells that we gave up. Helm has no such limits, so it says nothing of the chart: what
 * was to be found out is not known. Only templates that call each other without end are refused by Helm too, at a depth
 * of 1,000; a fifth of that is taken for endless here.
 */
export const gaveUp = (code: string): boolean => code.startsWith('limit-') && code !== 'limit-depth';

/** One template calling another takes as long as many small steps. */
const costOfCall = 100;

/** A text that is put out is kept, with where it came from. */
const costOfWrite = 10;

/** In characters of the output: a line of YAML becomes several nodes, which take more memory than its text. */
const costOfLine = 60;

/** How often the clock is asked. */
const stepsBetweenLooks = 4096;

/** What a rendering may still spend. Once a limit of steps, output or time is passed, everything after it fails too. */
export class Budget {
  readonly limits: Limits;
  private depth = 0;
  private isOver = false;
  private nextLook: number;
  private readonly deadline: number;

  constructor(
    limits: Partial<Limits>,
    private readonly clock: () => number,
    private readonly spent: Spent = { steps: 0, output: 0 },
  ) {
    this.limits = { ...defaultLimits, ...limits };
    this.deadline = clock() + this.limits.milliseconds;
    this.nextLook = this.lookAfter(spent.steps);
  }

  /** Counts work, in nodes or characters; throws {@link LimitPassed}. */
  charge(amount: number): void {
    this.spent.steps += amount;
    if (this.spent.steps >= this.nextLook) this.look();
  }

  /** Counts characters of the output; throws {@link LimitPassed}. */
  write(length: number): void {
    this.spent.output += length;
    if (this.isTooMuch()) throw this.passed('output', 'output is too large', '输出过大');
    this.charge(costOfWrite + length / 2);
  }

  /** Counts the lines of a finished text, all of which are read as YAML; throws {@link LimitPassed}. */
  writeLines(text: string): void {
    let lines = 1;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
    this.write(lines * costOfLine);
  }

  /** One template calls another; throws {@link LimitPassed} when that went on too deep. Goes with {@link leave}. */
  enter(): void {
    this.depth++;
    this.charge(costOfCall);
    if (this.depth > this.limits.depth) {
      throw this.passed('depth', 'templates call each other too deep', '模板互相调用的层数过多');
    }
  }

  leave(): void {
    this.depth--;
  }

  /** What was given up at this place ended the rendering, and ends those that share the limits, if nothing is left. */
  stopAt(error: TemplateError): void {
    if (this.spent.steps > this.limits.steps || this.isTooMuch()) this.spent.gaveUp ??= error;
    this.isOver = this.spent.gaveUp !== undefined || this.clock() > this.deadline;
  }

  /** Whether nothing more can be rendered. */
  get isSpent(): boolean {
    return this.isOver;
  }

  private isTooMuch(): boolean {
    return this.spent.output > this.limits.output;
  }

  private look(): void {
    const { steps } = this.spent;
    if (steps > this.limits.steps) throw this.passed('steps', 'too many steps', '执行步数过多');
    if (this.clock() > this.deadline) throw this.passed('time', 'took too long', '执行时间过长');
    this.nextLook = this.lookAfter(steps);
  }

  private lookAfter(steps: number): number {
    return Math.min(steps + stepsBetweenLooks, Math.max(steps, this.limits.steps));
  }

  private passed(which: string, en: string, zhCn: string): LimitPassed {
    return new LimitPassed({ code: `limit-${which}`, message: say(`gave up: ${en}`, `已放弃：${zhCn}`) });
  }
}
