/** The words that open or steer a block; `break` and `continue` are words only since Go 1.18 and stay identifiers here. */
export const keywords = ['block', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with'] as const;
export type Keyword = (typeof keywords)[number];

export type TokenKind =
  | Keyword
  | 'text'
  | 'left-delimiter'
  | 'right-delimiter'
  | 'identifier'
  | 'field'
  | 'variable'
  | 'dot'
  | 'boolean'
  | 'number'
  | 'character'
  | 'string'
  | 'raw-string'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'other'
  /** What could not be cut into tokens; the lexer has reported it. */
  | 'error'
  | 'end-of-file';

/** A piece of a template; comments and white space inside actions are not tokens. */
export interface Token {
  readonly kind: TokenKind;
  /** Offsets in the template; a text's span is what trim markers leave of it. */
  readonly start: number;
  readonly end: number;
  /** Whether white space stands before it; it separates operands, `.a.b` from `.a .b`. */
  readonly spaced: boolean;
}
