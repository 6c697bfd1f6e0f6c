import { show } from '../../text/message';
import { parseYaml, type YamlDocument } from '../../yaml/document';
import { type Budget, LimitPassed } from '../evaluate/budget';
import { parseYamlWithin } from '../evaluate/parse-yaml-within';
import type { ChartProblem } from './chart';

const nothing = parseYaml('');

/** Reads the YAML that templates rendered, as far as the budget of the rendering goes; behind that every text reads as empty. */
export class OutputReader {
  private given: ChartProblem | undefined;

  constructor(private readonly budget: Budget) {}

  /** That something could not be read any more. */
  get problems(): readonly ChartProblem[] {
    return this.given ? [this.given] : [];
  }

  /** What a text means that was rendered from a file. */
  read(text: string, file: string): YamlDocument {
    if (this.given) return nothing;
    try {
      return parseYamlWithin(text, (amount) => this.budget.charge(amount));
    } catch (error) {
      if (!(error instanceof LimitPassed)) throw error;
      const { code, message } = error.fault;
      const detail = show(message, 'en');
      this.given ??= { code, message, file, span: undefined, detail };
      this.budget.stopAt({ code, message, file, span: { start: 0, end: 0 }, detail });
      return nothing;
    }
  }
}
