import { span } from '../../text/span';
import type { CommandNode, NumberNode, OperandNode, PipelineNode, VariableNode } from './ast';
import { numberOf } from './literal';
import { unquoted } from './string-constant';
import { BrokenAction, fault } from './syntax-problem';
import type { Token } from './token';
import type { TokenReader } from './token-reader';

/** Reads declarations and commands up to, without, the closing delimiter or parenthesis. Throws {@link BrokenAction}. */
export function parsePipeline(reader: TokenReader, context: string): PipelineNode {
  const first = reader.peek();
  const { declarations, assigns } = parseDeclarations(reader, context);
  const commands: CommandNode[] = [];
  while (!isEnd(reader.peek())) {
    if (!startsOperand(reader.peek())) reader.unexpected(reader.peek(), context);
    commands.push(parseCommand(reader));
  }
  const pipeline: PipelineNode = {
    kind: 'pipeline',
    declarations,
    assigns,
    commands,
    span: span(first.start, Math.max(first.start, reader.peek(-1).end)),
    position: first.start,
  };
  checkStages(pipeline, reader.peek(), context);
  return pipeline;
}

const isEnd = (token: Token): boolean =>
  token.kind === 'right-delimiter' || token.kind === 'right-parenthesis';

const operandStarts: ReadonlySet<string> = new Set([
  'boolean',
  'character',
  'dot',
  'field',
  'identifier',
  'number',
  'nil',
  'raw-string',
  'string',
  'variable',
  'left-parenthesis',
]);

const startsOperand = (token: Token): boolean => operandStarts.has(token.kind);

interface Declarations {
  readonly declarations: readonly VariableNode[];
  readonly assigns: boolean;
}

const none: Declarations = { declarations: [], assigns: false };

function parseDeclarations(reader: TokenReader, context: string): Declarations {
  if (reader.peek().kind !== 'variable') return none;
  const declarations: VariableNode[] = [];
  while (reader.peek().kind === 'variable') {
    const after = reader.peek(1);
    const isComma = after.kind === 'other' && reader.textOf(after) === ',';
    if (after.kind !== 'assign' && after.kind !== 'declare' && !isComma) break;
    declarations.push(declare(reader, reader.next()));
    reader.next();
    if (!isComma) return { declarations, assigns: after.kind === 'assign' };
    if (context !== 'range' || declarations.length > 1) tooMany(after, context);
    if (!['variable', 'right-delimiter', 'right-parenthesis'].includes(reader.peek().kind))
      rangeOnly(reader.peek());
  }
  return { declarations, assigns: false };
}

function declare(reader: TokenReader, token: Token): VariableNode {
  const name = reader.textOf(token);
  reader.variables.push(name);
  return { kind: 'variable', name, names: [], span: span(token.start, token.end), position: token.start };
}

function tooMany(token: Token, context: string): never {
  const problem = fault(
    'too-many-declarations',
    'too many declarations in {context}',
    '{context} 中声明的变量过多',
    { context },
  );
  throw new BrokenAction(problem, token);
}

function rangeOnly(token: Token): never {
  throw new BrokenAction(
    fault('too-many-declarations', 'range can only initialize variables', 'range 只能初始化变量'),
    token,
  );
}

/** Reads operands up to a pipe (taken) or the end of the pipeline (left). */
function parseCommand(reader: TokenReader): CommandNode {
  const first = parseOperand(reader);
  const rest: OperandNode[] = [];
  while (reader.peek().spaced && startsOperand(reader.peek())) rest.push(parseOperand(reader));
  const last = rest.at(-1) ?? first;
  if (reader.accept('pipe') === undefined && !isEnd(reader.peek()))
    reader.unexpected(reader.peek(), 'operand');
  return {
    kind: 'command',
    head: first,
    rest,
    span: span(first.span.start, last.span.end),
    position: first.span.start,
  };
}

/** Reads a term and the fields that hang on it: `.a.b`, `$x.y`, `(…).z`. Throws {@link BrokenAction}. */
function parseOperand(reader: TokenReader): OperandNode {
  const token = reader.peek();
  if (token.kind === 'field') return parseField(reader, token);
  const term = parseTerm(reader);
  const first = reader.peek();
  if (!hangsOn(first)) return term;
  const names = parseNames(reader);
  const place = { span: span(term.span.start, reader.peek(-1).end), position: first.start };
  switch (term.kind) {
    case 'variable':
      return { kind: 'variable', name: term.name, names, ...place };
    case 'boolean':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return refuseField(reader, term, first);
    default:
      return { kind: 'chain', target: term, names, ...place };
  }
}

function parseField(reader: TokenReader, { start }: Token): OperandNode {
  const second = reader.peek(1);
  // Go puts merged fields at the place of the second one.
  const position = hangsOn(second) ? second.start : start;
  const names = parseNames(reader);
  return { kind: 'field', names, span: span(start, reader.peek(-1).end), position };
}

/** Whether a token is a field of what stands before it. */
const hangsOn = (token: Token): boolean => token.kind === 'field' && !token.spaced;

/** The names of the next field and of those that hang on it. */
function parseNames(reader: TokenReader): readonly string[] {
  const names: string[] = [];
  do names.push(reader.textOf(reader.next()).slice(1));
  while (hangsOn(reader.peek()));
  return names;
}

function refuseField(reader: TokenReader, term: OperandNode, field: Token): never {
  const values = { term: JSON.stringify(reader.text.slice(term.span.start, term.span.end)) };
  throw new BrokenAction(
    fault('unexpected-field', 'unexpected . after term {term}', '{term} 之后不能接字段', values),
    field,
  );
}

function parseTerm(reader: TokenReader): OperandNode {
  const token = reader.next();
  const written = span(token.start, token.end);
  const position = token.start;
  const text = reader.textOf(token);
  switch (token.kind) {
    case 'identifier':
      if (!reader.isFunction(text)) undefinedFunction(text, token);
      return { kind: 'identifier', name: text, span: written, position };
    case 'dot':
      return { kind: 'dot', span: written, position };
    case 'nil':
      return { kind: 'nil', span: written, position };
    case 'variable':
      if (!reader.variables.includes(text)) undefinedVariable(text, token);
      return { kind: 'variable', name: text, names: [], span: written, position };
    case 'boolean':
      return { kind: 'boolean', value: text === 'true', span: written, position };
    case 'number':
    case 'character':
      return parseNumber(text, token);
    case 'left-parenthesis':
      return parseParentheses(reader, token);
    case 'string':
    case 'raw-string': {
      const value = unquoted(reader, token);
      const verbatim = value.length === text.length - 2;
      return { kind: 'string', text: value, verbatim, span: written, position };
    }
    default:
      return reader.unexpected(token, 'operand');
  }
}

function parseNumber(text: string, token: Token): NumberNode {
  const number = numberOf(text);
  if (number !== undefined) {
    return { kind: 'number', ...number, span: span(token.start, token.end), position: token.start };
  }
  const values = { number: text };
  throw new BrokenAction(
    fault('bad-number', 'illegal number syntax: "{number}"', '数字写法不正确：{number}', values),
    token,
  );
}

function parseParentheses(reader: TokenReader, open: Token): OperandNode {
  return reader.nest(open, () => {
    const pipeline = parsePipeline(reader, 'parenthesized pipeline');
    const close = reader.expect('right-parenthesis', 'parenthesized pipeline');
    return { ...pipeline, span: span(open.start, close.end) };
  });
}

function undefinedFunction(name: string, token: Token): never {
  throw new BrokenAction(
    fault('undefined-function', 'function "{name}" not defined', '没有函数“{name}”', { name }),
    token,
  );
}

function undefinedVariable(name: string, token: Token): never {
  throw new BrokenAction(
    fault('undefined-variable', 'undefined variable "{name}"', '没有变量“{name}”', { name }),
    token,
  );
}

const constants: ReadonlySet<string> = new Set(['boolean', 'dot', 'nil', 'number', 'string']);

function checkStages(pipeline: PipelineNode, end: Token, context: string): void {
  if (pipeline.commands.length === 0) {
    throw new BrokenAction(
      fault('missing-value', 'missing value for {context}', '{context} 缺少值', { context }),
      { start: pipeline.span.start, end: end.end },
    );
  }
  pipeline.commands.forEach(({ head: first }, index) => {
    if (index === 0 || !constants.has(first.kind)) return;
    const values = { stage: index + 1 };
    const problem = fault(
      'not-executable',
      'non executable command in pipeline stage {stage}',
      '管道第 {stage} 段不是函数',
      values,
    );
    throw new BrokenAction(problem, first.span);
  });
}
