import { span } from '../../text/span';
import type { TemplateNode, TemplatePart } from './ast';
import { parseBlock } from './parse-block';
import { parseBlockDefinition, parseDefinition } from './parse-definition';
import { parsePipeline } from './parse-pipeline';
import type { ReadList, Stop } from './stopped-list';
import { stringConstant } from './string-constant';
import { BrokenAction, fault } from './syntax-problem';
import type { Token } from './token';
import type { TokenReader } from './token-reader';

/** Reads an action, and the whole block if it opens one; `open` is its left delimiter, already read. Undefined for a definition. */
export function parseAction(
  reader: TokenReader,
  open: Token,
  level: 'file' | 'block',
  readList: ReadList,
): TemplatePart | Stop | undefined {
  const token = reader.peek();
  switch (token.kind) {
    case 'if':
    case 'with':
    case 'range':
      reader.next();
      return parseBlock(reader, open, token.kind, readList);
    case 'end':
      reader.next();
      return { kind: 'end', span: span(open.start, reader.expect('right-delimiter', 'end').end) };
    case 'else':
      reader.next();
      return parseElse(reader, open);
    case 'template':
      reader.next();
      return parseTemplateCall(reader, open);
    case 'block':
      reader.next();
      return parseBlockDefinition(reader, open, readList);
    case 'define':
      if (level === 'block') reportNested(reader, token);
      reader.next();
      parseDefinition(reader, open, readList);
      return undefined;
    default:
      return parseLoopWord(reader, open, token) ?? parseOutput(reader, open);
  }
}

/** The `if` or `with` behind an `else` is left for the block to read. */
function parseElse(reader: TokenReader, open: Token): Stop {
  const { kind, end } = reader.peek();
  const chained = kind === 'if' || (kind === 'with' && reader.profile.elseWith);
  return {
    kind: 'else',
    span: span(open.start, chained ? end : reader.expect('right-delimiter', 'else').end),
  };
}

function parseTemplateCall(reader: TokenReader, open: Token): TemplateNode {
  const { name, token } = stringConstant(reader, 'template clause');
  const close = reader.accept('right-delimiter');
  const pipeline = close === undefined ? parsePipeline(reader, 'template clause') : undefined;
  const end = (close ?? reader.expect('right-delimiter', 'template clause')).end;
  return {
    kind: 'template',
    name,
    nameSpan: span(token.start, token.end),
    pipeline,
    span: span(open.start, end),
    position: token.start,
  };
}

function reportNested(reader: TokenReader, token: Token): void {
  const problem = fault(
    'nested-define',
    'unexpected <define> in command',
    '{{define}} 只能写在文件最外层，不能写在其他块中',
  );
  reader.report({ ...problem, span: span(token.start, token.end) });
}

/** `break` and `continue`, where the Go release knows them; otherwise they are names of functions that do not exist. */
function parseLoopWord(reader: TokenReader, open: Token, token: Token): TemplatePart | undefined {
  if (!reader.profile.breakAndContinue || token.kind !== 'identifier') return undefined;
  const word = reader.textOf(token);
  if (word !== 'break' && word !== 'continue') return undefined;
  reader.next();
  const end = reader.expect('right-delimiter', `{{${word}}}`).end;
  if (reader.loops === 0) {
    const problem = fault(
      'loop-word-outside-range',
      '{{{word}}} outside {{range}}',
      '{{{word}}} 不在 {{range}} 中',
      { word },
    );
    throw new BrokenAction(problem, token);
  }
  return { kind: word, span: span(open.start, end), position: token.start };
}

function parseOutput(reader: TokenReader, open: Token): TemplatePart {
  const pipeline = parsePipeline(reader, 'command');
  const end = reader.expect('right-delimiter', 'command').end;
  return { kind: 'action', pipeline, span: span(open.start, end), position: pipeline.position };
}
