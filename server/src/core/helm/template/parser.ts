import { span } from '../../text/span';
import type { ParsedTemplate, TemplatePart } from './ast';
import { type SyntaxProfile, tokenize } from './lexer';
import { parseAction } from './parse-action';
import type { Stop, StoppedList } from './stopped-list';
import { fault, type SyntaxProblem } from './syntax-problem';
import { TokenReader } from './token-reader';

/**
 * Parses a template file or string. Never fails; `problems` is empty exactly when Go accepts the text.
 * `isFunction` says which functions there are: Go refuses the names of others while parsing.
 */
export function parseTemplate(
  text: string,
  profile: SyntaxProfile,
  isFunction: (name: string) => boolean,
): ParsedTemplate {
  const { tokens, problems } = tokenize(text, profile);
  const reader = new TokenReader(text, tokens, [...problems], profile, isFunction);
  const parts: TemplatePart[] = [];
  for (;;) {
    const { list, stop } = parseList(reader, 'file');
    // Not all at once: there may be more than the stack holds.
    for (const part of list.parts) parts.push(part);
    if (stop === undefined) break;
    reportStray(reader, stop);
  }
  return {
    text,
    body: { kind: 'list', span: span(0, text.length), position: 0, parts },
    definitions: reader.definitions,
    problems: inOrder(reader.problems),
  };
}

/** Reads texts and actions up to an `end` or `else` or the end of the file. `define` belongs to the top of a file. */
function parseList(reader: TokenReader, level: 'file' | 'block'): StoppedList {
  const start = reader.peek().start;
  const parts: TemplatePart[] = [];
  let stop: Stop | undefined;
  while (stop === undefined && reader.peek().kind !== 'end-of-file') {
    const part = parsePart(reader, level);
    if (part === undefined) continue;
    if (isStop(part)) stop = part;
    else parts.push(part);
  }
  const end = stop?.span.start ?? reader.peek().start;
  return { list: { kind: 'list', span: span(start, Math.max(start, end)), position: start, parts }, stop };
}

const isStop = (part: TemplatePart | Stop): part is Stop => part.kind === 'end' || part.kind === 'else';

function parsePart(reader: TokenReader, level: 'file' | 'block'): TemplatePart | Stop | undefined {
  const token = reader.peek();
  if (token.kind === 'text') {
    reader.next();
    return { kind: 'text', span: span(token.start, token.end), position: token.start };
  }
  try {
    if (reader.accept('left-delimiter') === undefined) reader.unexpected(reader.peek(), 'input');
    return parseAction(reader, token, level, parseList);
  } catch (error) {
    return reader.giveUp(error);
  }
}

function reportStray(reader: TokenReader, stop: Stop): void {
  const problem =
    stop.kind === 'end'
      ? fault('unexpected-end', 'unexpected {{end}}', '多余的 {{end}}，没有与之对应的块')
      : fault('unexpected-else', 'unexpected {{else}}', '多余的 {{else}}，没有与之对应的块');
  reader.report({ ...problem, span: stop.span });
}

const inOrder = (problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] =>
  [...problems].sort((a, b) => a.noticed - b.noticed);
