import { profiles } from '../../helm/profile';
import { tokenize } from '../../helm/template/lexer';
import type { Span } from '../../text/span';

/** Where a literal stands in a template: what is to be replaced, and whether that is inside of an action. */
export interface LiteralPlace {
  /** The literal itself, or the string constant that holds nothing else, with its quotes. */
  readonly span: Span;
  readonly inAction: boolean;
}

/** The place of a literal; undefined where a value cannot take its place, as in a format or a comment. */
export function literalPlace(template: string, span: Span): LiteralPlace | undefined {
  const { tokens } = tokenize(template, profiles['3.17.3']);
  const token = tokens.find(({ start, end }) => start <= span.start && span.end <= end);
  if (token?.kind === 'text') return { span, inAction: false };
  if (token?.kind !== 'string' && token?.kind !== 'raw-string') return undefined;
  const fills = token.start + 1 === span.start && span.end + 1 === token.end;
  return fills ? { span: { start: token.start, end: token.end }, inAction: true } : undefined;
}
