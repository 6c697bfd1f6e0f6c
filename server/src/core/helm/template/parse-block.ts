import { type Span, span } from '../../text/span';
import type { BlockNode, ListNode, PipelineNode } from './ast';
import { parsePipeline } from './parse-pipeline';
import type { ReadList, Stop } from './stopped-list';
import { fault } from './syntax-problem';
import type { TokenReader } from './token-reader';

type BlockKind = BlockNode['kind'];

/**
 * Reads `if`, `with` or `range` from behind its word to its `{{ end }}`; `open` is its left delimiter. A broken head
 * leaves a block without a pipeline.
 */
export function parseBlock(reader: TokenReader, open: Span, kind: BlockKind, readList: ReadList): BlockNode {
  return reader.nest(open, () => {
    const scope = reader.variables.length;
    const pipeline = parseHead(reader, kind);
    const head = span(open.start, Math.max(open.end, reader.peek(-1).end));
    if (kind === 'range') reader.loops++;
    const { list: body, stop } = readList(reader, 'block');
    // What stands behind `else` is not in the loop.
    if (kind === 'range') reader.loops--;
    const { otherwise, end } = parseOtherwise(reader, { kind, head, readList }, stop);
    reader.variables.length = scope;
    const position = pipeline?.position ?? head.start;
    return { kind, head, pipeline, body, otherwise, span: span(open.start, end), position };
  });
}

function parseHead(reader: TokenReader, kind: BlockKind): PipelineNode | undefined {
  return reader.guard(() => {
    const pipeline = parsePipeline(reader, kind);
    reader.expect('right-delimiter', kind);
    return pipeline;
  });
}

interface Otherwise {
  readonly otherwise: ListNode | undefined;
  readonly end: number;
}

interface Opened {
  readonly kind: BlockKind;
  readonly head: Span;
  readonly readList: ReadList;
}

function parseOtherwise(reader: TokenReader, block: Opened, stop: Stop | undefined): Otherwise {
  if (stop === undefined) return { otherwise: undefined, end: reportUnclosed(reader, block.head) };
  if (stop.kind === 'end') return { otherwise: undefined, end: stop.span.end };
  const chained = parseChained(reader, block, stop);
  if (chained !== undefined) return { otherwise: listOf(chained), end: chained.span.end };
  return parseElseList(reader, block);
}

/** `else if`, and `else with` where the Go release has it: one more block that shares the `{{ end }}`. */
function parseChained(reader: TokenReader, block: Opened, stop: Stop): BlockNode | undefined {
  const token = reader.peek();
  if (token.kind !== 'if' && token.kind !== 'with') return undefined;
  if (token.kind !== block.kind) {
    const values = { word: token.kind };
    const problem = fault(
      'unexpected-token',
      'unexpected <{word}> in input',
      '此处不能写 else {word}',
      values,
    );
    reader.report({ ...problem, span: span(token.start, token.end) });
  }
  reader.next();
  return parseBlock(reader, stop.span, token.kind, block.readList);
}

const listOf = (block: BlockNode): ListNode => ({
  kind: 'list',
  span: block.span,
  position: block.span.start,
  parts: [block],
});

function parseElseList(reader: TokenReader, block: Opened): Otherwise {
  const { list, stop } = block.readList(reader, 'block');
  if (stop === undefined) return { otherwise: list, end: reportUnclosed(reader, block.head) };
  if (stop.kind === 'end') return { otherwise: list, end: stop.span.end };
  const problem = fault('unexpected-else', 'expected end; found {{else}}', '一个块只能有一个 {{else}}');
  reader.report({ ...problem, span: stop.span });
  if (reader.peek().kind === 'if' || reader.peek().kind === 'with')
    reader.guard(() => reader.unexpected(reader.next(), 'else'));
  const { end } = parseElseList(reader, block);
  return { otherwise: list, end };
}

/** Complains about a block without `{{ end }}`; returns the end of the file. */
export function reportUnclosed(reader: TokenReader, head: Span): number {
  const problem = fault('unclosed-block', 'unexpected EOF', '这个块没有 {{end}}');
  reader.report({ ...problem, span: head }, reader.text.length);
  return reader.text.length;
}
