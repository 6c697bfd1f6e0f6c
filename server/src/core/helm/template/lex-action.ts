import { characterAt, endOfWord, isDigit, isSpace, isWord, unicodeName } from './characters';
import { type Closing, closing } from './closing';
import { BrokenAction, fault, type SyntaxFault } from './syntax-problem';
import { type Keyword, keywords, type Token, type TokenKind } from './token';

/** How an action ended, and where its first line break outside of strings stands. */
export interface LexedAction {
  readonly close: Closing;
  readonly newline: number | undefined;
}

/** Appends the tokens of an action from `start` (behind the left delimiter) to its end. Throws {@link BrokenAction}. */
export function lexAction(text: string, start: number, tokens: Token[]): LexedAction {
  let position = start;
  let depth = 0;
  let spaced = false;
  let newline: number | undefined;
  for (;;) {
    const code = text.charCodeAt(position);
    const close = code === closingBrace || code <= space ? closing(text, position) : undefined;
    if (close !== undefined) {
      if (depth > 0)
        broken(position, close.end, 'unclosed-parenthesis', 'unclosed left paren', '缺少右括号 )');
      if (close.start > position && isLineBreak(text[position])) newline ??= position;
      return { close, newline };
    }
    if (code === openingBrace && text.startsWith('{{', position)) {
      // Half-typed: the next action starts before this one has ended.
      broken(start, position, 'unclosed-action', 'unexpected "{" in operand', '缺少 }}');
    }
    if (position >= text.length) broken(start, position, 'unclosed-action', 'unclosed action', '缺少 }}');
    if (code <= space && isSpace(text[position])) {
      if (isLineBreak(text[position])) newline ??= position;
      spaced = true;
      position++;
      continue;
    }
    const { kind, end } = lexToken(text, position);
    if (kind === 'left-parenthesis') depth++;
    if (kind === 'right-parenthesis' && --depth < 0) {
      broken(position, end, 'unexpected-parenthesis', 'unexpected right paren', '多余的右括号 )');
    }
    tokens.push({ kind, start: position, end, spaced });
    spaced = false;
    position = end;
  }
}

const space = 32;
const openingBrace = 123;
const closingBrace = 125;

const isLineBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';

interface Lexed {
  readonly kind: TokenKind;
  readonly end: number;
}

/** The token that starts at an offset, which is neither white space nor the end. */
function lexToken(text: string, start: number): Lexed {
  switch (text[start]) {
    case '.':
      return isDigit(text[start + 1]) ? lexNumber(text, start) : lexName(text, start, 'dot', 'field');
    case '$':
      return lexName(text, start, 'variable', 'variable');
    case '"':
      return { kind: 'string', end: endOfQuoted(text, start, 'quoted string') };
    case '|':
      return { kind: 'pipe', end: start + 1 };
    case '(':
      return { kind: 'left-parenthesis', end: start + 1 };
    case ')':
      return { kind: 'right-parenthesis', end: start + 1 };
    case '=':
      return { kind: 'assign', end: start + 1 };
    case '`':
      return { kind: 'raw-string', end: endOfRaw(text, start) };
    case "'":
      return { kind: 'character', end: endOfQuoted(text, start, 'character constant') };
    case '+':
    case '-':
      return lexNumber(text, start);
    case ':':
      if (text[start + 1] !== '=')
        broken(start, start + 1, 'unexpected-character', 'expected :=', '此处应为 :=');
      return { kind: 'declare', end: start + 2 };
    default:
      return lexOther(text, start);
  }
}

function lexOther(text: string, start: number): Lexed {
  const first = characterAt(text, start);
  if (isDigit(first)) return lexNumber(text, start);
  if (isWord(first)) return lexWord(text, start);
  if (first > ' ' && first < '\x7f') return { kind: 'other', end: start + 1 };
  const name = unicodeName(first);
  const problem = fault(
    'unexpected-character',
    'unrecognized character in action: {name}',
    '{{ }} 中不能出现字符 {name}',
    { name },
  );
  throw new BrokenAction(problem, { start, end: start + first.length });
}

/** `.name`, `$name`, or the first character alone. */
function lexName(text: string, start: number, alone: TokenKind, named: TokenKind): Lexed {
  const end = endOfWord(text, start + 1);
  mustEnd(text, end);
  return { kind: end === start + 1 ? alone : named, end };
}

const keywordsByText: ReadonlyMap<string, Keyword> = new Map(keywords.map((word) => [word, word]));

function lexWord(text: string, start: number): Lexed {
  const end = endOfWord(text, start);
  mustEnd(text, end);
  const word = text.slice(start, end);
  const keyword = keywordsByText.get(word);
  if (keyword !== undefined) return { kind: keyword, end };
  return { kind: word === 'true' || word === 'false' ? 'boolean' : 'identifier', end };
}

/** Refuses a name that runs into something else, such as `$x+2`. */
function mustEnd(text: string, end: number): void {
  const next = characterAt(text, end);
  if (next === '' || isSpace(next) || '.,|:)('.includes(next) || next === '}') return;
  const name = unicodeName(next);
  throw new BrokenAction(
    fault('unexpected-character', 'bad character {name}', '此处不能出现字符 {name}', { name }),
    { start: end, end: end + next.length },
  );
}

function endOfQuoted(text: string, start: number, what: string): number {
  for (let at = start + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === text[start]) return at + 1;
    if (text[at] === '\\' && text[at + 1] !== '\n') at++;
  }
  const problem = fault('unclosed-string', 'unterminated {what}', '字符串没有结束，缺少引号（{what}）', {
    what,
  });
  throw new BrokenAction(problem, { start, end: endOfLine(text, start) });
}

function endOfRaw(text: string, start: number): number {
  const end = text.indexOf('`', start + 1);
  if (end >= 0) return end + 1;
  const problem = fault('unclosed-string', 'unterminated raw quoted string', '字符串没有结束，缺少 `');
  throw new BrokenAction(problem, { start, end: endOfLine(text, start) });
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

const numberPattern =
  /[+-]?(?:0[xX][\da-fA-F_]*(?:\.[\da-fA-F_]*)?(?:[pP][+-]?[\d_]*)?|0[oO][0-7_]*|0[bB][01_]*|[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?[\d_]*)?)i?/y;

function lexNumber(text: string, start: number): Lexed {
  numberPattern.lastIndex = start;
  const end = start + (numberPattern.exec(text)?.[0].length ?? 0);
  const next = characterAt(text, end);
  if (end > start && !isWord(next)) return { kind: 'number', end };
  const problem: SyntaxFault = fault(
    'bad-number',
    'bad number syntax: {number}',
    '数字写法不正确：{number}',
    {
      number: JSON.stringify(text.slice(start, end + next.length)),
    },
  );
  throw new BrokenAction(problem, { start, end: Math.max(end + next.length, start + 1) });
}

function broken(start: number, end: number, code: string, en: string, zhCn: string): never {
  throw new BrokenAction(fault(code, en, zhCn), { start, end });
}
