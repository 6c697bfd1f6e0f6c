import { type Span, span } from '../../text/span';
import type { Definition, ListNode, TemplateNode } from './ast';
import { isEmpty } from './is-empty';
import { reportUnclosed } from './parse-block';
import { parsePipeline } from './parse-pipeline';
import type { ReadList } from './stopped-list';
import { stringConstant } from './string-constant';
import { fault } from './syntax-problem';
import type { TokenReader } from './token-reader';

/** Reads a `define` from behind its word to its `{{ end }}` and records it; one without a readable name is passed over. */
export function parseDefinition(reader: TokenReader, open: Span, readList: ReadList): void {
  const named = reader.guard(() => {
    const constant = stringConstant(reader, 'define clause');
    reader.expect('right-delimiter', 'define clause');
    return constant;
  });
  const { body, end } = parseOwnBody(reader, open, readList);
  if (named === undefined) return;
  const { name, token } = named;
  addDefinition(reader, { name, nameSpan: span(token.start, token.end), span: span(open.start, end), body });
}

/** Reads a `block`: a definition that is also called at its place. */
export function parseBlockDefinition(
  reader: TokenReader,
  open: Span,
  readList: ReadList,
): TemplateNode | undefined {
  const named = reader.guard(() => {
    const constant = stringConstant(reader, 'block clause');
    const pipeline = parsePipeline(reader, 'block clause');
    reader.expect('right-delimiter', 'block clause');
    return { ...constant, pipeline };
  });
  const { body, end } = parseOwnBody(reader, open, readList);
  if (named === undefined) return undefined;
  const { name, token, pipeline } = named;
  const nameSpan = span(token.start, token.end);
  addDefinition(reader, { name, nameSpan, span: span(open.start, end), body });
  return { kind: 'template', name, nameSpan, pipeline, span: span(open.start, end), position: token.start };
}

/** The body of a definition: its own variables (only `$`), no loop around it. */
function parseOwnBody(reader: TokenReader, open: Span, readList: ReadList): { body: ListNode; end: number } {
  const head = span(open.start, Math.max(open.end, reader.peek(-1).end));
  const { loops } = reader;
  const outer = reader.variables.splice(0, reader.variables.length, '$');
  reader.loops = 0;
  const { list: body, stop } = reader.nest(head, () => readList(reader, 'block'));
  reader.variables.splice(0, reader.variables.length, ...outer);
  reader.loops = loops;
  if (stop?.kind === 'else') {
    const problem = fault(
      'unexpected-else',
      'unexpected {{else}} in define clause',
      '{{define}} 不能有 {{else}}',
    );
    reader.report({ ...problem, span: stop.span });
  }
  return { body, end: stop === undefined ? reportUnclosed(reader, head) : stop.span.end };
}

function addDefinition(reader: TokenReader, definition: Definition): void {
  const { name, nameSpan, body } = definition;
  reader.definitions.push(definition);
  if (isEmpty(reader.text, body)) return;
  if (reader.defined.has(name)) {
    const problem = fault(
      'duplicate-definition',
      'template: multiple definition of template "{name}"',
      '模板“{name}”在本文件中定义了两次',
      { name },
    );
    reader.report({ ...problem, span: nameSpan }, definition.span.end);
  }
  reader.defined.add(name);
}
