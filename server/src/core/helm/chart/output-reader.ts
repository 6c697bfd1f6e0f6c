import { show } from '../../text/message';
import { parseYaml, type YamlDocument } from '../../yaml/document';
import { type Budget, LimitPassed } from '../evaluate/budget';
import { parseYamlWithin } from '../evaluate/parse-yaml-within';
import type { ChartProblem } from './chart';

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
    try {
      return parseYamlWithin(text, (amount) => this.budget.charge(amount));
    } catch (error) {
      if (!(error instanceof LimitPassed)) throw error;
      const { code, message } = error.fault;
      this.given ??= { code, message, file, span: undefined, detail: show(message, 'en') };
      return parseYaml('');
    }
  }
}
