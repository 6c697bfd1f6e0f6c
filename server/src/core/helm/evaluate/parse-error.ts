import { show } from '../../text/message';
import type { SyntaxProblem } from '../template/syntax-problem';
import { lineAndColumn } from './fail-at';
import type { TemplateError } from './template-error';

/** What is wrong with the syntax of a template, with the line that Helm prints for it. */
export function parseError(
  problem: SyntaxProblem,
  template: { readonly name: string; readonly file: string; readonly text: string },
): TemplateError {
  const { code, message, span, noticed } = problem;
  const { line } = lineAndColumn(template.text, noticed);
  const words = show(message, 'en');
  // Helm keeps what stands behind the last colon.
  const detail = `parse error at (${template.name}:${line}): ${words.split(': ').at(-1)}`;
  return { code, message, file: template.file, span, detail };
}
