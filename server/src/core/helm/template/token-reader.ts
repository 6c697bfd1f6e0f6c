import type { Span } from '../../text/span';
import type { Definition } from './ast';
import type { SyntaxProfile } from './lexer';
import { BrokenAction, fault, type SyntaxProblem } from './syntax-problem';
import { keywords, type Token, type TokenKind } from './token';

/** How deep blocks and parentheses may be nested. */
const deepestNesting = 200;

/** What the parser knows while it reads: the tokens and where it stands in them, the names in scope, what it found. */
export class TokenReader {
  /** Variables in scope, innermost last. */
  readonly variables: string[] = ['$'];
  /** How many `range` blocks are open. */
  loops = 0;
  readonly definitions: Definition[] = [];
  /** The names of the definitions that have something in them. */
  readonly defined = new Set<string>();
  private depth = 0;
  private index = 0;

  constructor(
    readonly text: string,
    private readonly tokens: readonly Token[],
    readonly problems: SyntaxProblem[],
    readonly profile: SyntaxProfile,
    readonly isFunction: (name: string) => boolean,
  ) {}

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] ?? endOfFile;
  }

  next(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  /** The next token if it is of this kind. */
  accept(kind: TokenKind): Token | undefined {
    return this.peek().kind === kind ? this.next() : undefined;
  }

  expect(kind: TokenKind, context: string): Token {
    return this.accept(kind) ?? this.unexpected(this.peek(), context);
  }

  textOf(token: Token): string {
    return this.text.slice(token.start, token.end);
  }

  /** Breaks the action off because of a token that Go does not take here. */
  unexpected(token: Token, context: string): never {
    if (token.kind === 'error') throw new BrokenAction(undefined, token);
    const shown = this.show(token);
    const values = { shown, context };
    throw new BrokenAction(
      fault('unexpected-token', 'unexpected {shown} in {context}', '{context} 中不应出现 {shown}', values),
      token,
    );
  }

  /** Records what is wrong without breaking anything off. */
  report(problem: Omit<SyntaxProblem, 'noticed'>, noticed = problem.span.end): void {
    this.problems.push({ ...problem, noticed });
  }

  /** Runs a part of the parser; when the action breaks, records why, moves behind the action and gives undefined. */
  guard<T>(part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      return this.giveUp(error);
    }
  }

  /** After an action broke: records why and moves behind it. Throws any other error again. */
  giveUp(error: unknown): undefined {
    if (!(error instanceof BrokenAction)) throw error;
    if (error.fault !== undefined) this.report({ ...error.fault, span: error.span });
    this.skipAction();
    return undefined;
  }

  /** Runs a part of the parser one level deeper; refuses to nest deeper than anyone writes, so that no text can exhaust the stack. */
  nest<T>(opening: Span, part: () => T): T {
    if (this.depth >= deepestNesting) {
      throw new BrokenAction(fault('nested-too-deep', 'nested too deep', '嵌套层数过多'), opening);
    }
    this.depth++;
    try {
      return part();
    } finally {
      this.depth--;
    }
  }

  private skipAction(): void {
    while (!['right-delimiter', 'left-delimiter', 'text', 'end-of-file'].includes(this.peek().kind))
      this.index++;
    this.accept('right-delimiter');
  }

  /** A token as Go's messages show it. */
  private show(token: Token): string {
    if (token.kind === 'end-of-file') return 'EOF';
    const text = this.textOf(token);
    if (token.kind === 'dot' || keywords.some((word) => word === token.kind)) return `<${text}>`;
    return text.length > 10 ? `${JSON.stringify([...text].slice(0, 10).join(''))}...` : JSON.stringify(text);
  }
}

const endOfFile: Token = { kind: 'end-of-file', start: 0, end: 0, spaced: false };
