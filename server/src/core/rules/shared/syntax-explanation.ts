import type { TextEdit } from '../../text/edit';
import { type Message, say } from '../../text/message';
import type { Span } from '../../text/span';
import { columnOf, lineEnd, lineStart } from '../../yaml/layout';
import type { YamlNode } from '../../yaml/node';
import type { SyntaxProblem } from '../../yaml/syntax-error';
import { walk } from '../../yaml/walk';
import { quoted } from '../../yaml/write-scalar';

/** A syntax problem told in terms of what the author did: the words at fault, and a repair where one is likely. */
export interface Explanation {
  readonly span: Span;
  readonly message: Message;
  readonly repair?: { readonly title: Message; readonly edits: readonly TextEdit[] };
}

/** Explains a problem of the parser. All problems of the file are needed, because one slip can cause two of them. */
export function explain(
  text: string,
  root: YamlNode | undefined,
  problem: SyntaxProblem,
  all: readonly SyntaxProblem[],
): Explanation {
  return (
    missingSpace(text, problem) ??
    tooDeep(text, problem, all) ??
    misaligned(text, problem) ??
    unclosed(text, root, problem) ??
    reservedStart(text, problem) ?? { span: inside(text, problem.span), message: problem.message }
  );
}

/** `key:value` on a line of its own. */
function missingSpace(text: string, { code, span }: SyntaxProblem): Explanation | undefined {
  if (code !== 'MULTILINE_IMPLICIT_KEY' && code !== 'MISSING_CHAR') return undefined;
  const isFirst = /^[\s-]*$/.test(text.slice(lineStart(text, span.start), span.start));
  const line = text.slice(span.start, lineEnd(text, span.start));
  const key = isFirst ? /^[\w./-]+:(?=[^\s/:][^:]*$)/.exec(line)?.[0] : undefined;
  if (key === undefined) return undefined;
  const gap = span.start + key.length;
  return {
    span: { start: span.start, end: span.start + line.trimEnd().length },
    message: say('A space is missing behind ":"', '“:”后缺少空格'),
    repair: {
      title: say('Insert a space', '插入空格'),
      edits: [{ span: { start: gap, end: gap }, newText: ' ' }],
    },
  };
}

/** A key that is indented deeper than the one above although that one has a value already. */
function tooDeep(
  text: string,
  { span }: SyntaxProblem,
  all: readonly SyntaxProblem[],
): Explanation | undefined {
  const at = all.filter((one) => one.span.start === span.start);
  const value = at.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY');
  if (!value || !at.some(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY')) return undefined;
  const start = lineStart(text, value.span.end);
  const key = start + (/^\s*/.exec(text.slice(start, value.span.end))?.[0].length ?? 0);
  const above = lineStart(text, span.start);
  const column = /^(?:\s|-\s)*/.exec(text.slice(above))?.[0].length ?? 0;
  return {
    span: { start: key, end: value.span.end },
    message: say(
      'The indentation does not fit the lines above. Align it with its siblings.',
      '缩进与上文不一致，请与同级的键对齐。',
    ),
    repair: {
      title: say('Align with the line above', '与上一行对齐'),
      edits: [{ span: { start, end: key }, newText: ' '.repeat(column) }],
    },
  };
}

/** A key whose line starts at a column where no map is open. */
function misaligned(text: string, { code, span }: SyntaxProblem): Explanation | undefined {
  if ((code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') || span.start >= text.length) return undefined;
  const start = lineStart(text, span.start);
  const [, indent = '', key] =
    /^( +)(?:- +)?([^\s#:-][^\s:]*)\s*:(?:\s|$)/.exec(text.slice(start, lineEnd(text, start))) ?? [];
  if (key === undefined || columnOf(text, span.start) > indent.length) return undefined;
  const at = text.indexOf(key, start);
  return {
    span: { start: at, end: at + key.length },
    message: say(
      'The indentation does not fit the lines above. Align it with its siblings.',
      '缩进与上文不一致，请与同级的键对齐。',
    ),
  };
}

/** A quote or bracket that is open at the end of the text or of its block. */
function unclosed(
  text: string,
  root: YamlNode | undefined,
  { code, span }: SyntaxProblem,
): Explanation | undefined {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return undefined;
  const open = [...walk(root)].findLast((node) => isOpen(text, node) && node.span.start < span.start);
  if (!open || open.span.end < text.slice(0, span.start).trimEnd().length) return undefined;
  const { start } = open.span;
  const end = start + text.slice(start, lineEnd(text, start)).trimEnd().length;
  const written = { start, end: Math.min(open.span.end, end) };
  if (open.kind !== 'scalar') {
    return { span: written, message: say('This bracket is never closed', '此括号没有结束') };
  }
  return {
    span: written,
    message: say('This quote is never closed', '此引号没有结束'),
    repair: {
      title: say('Close it at the end of the line', '在行尾补上引号'),
      edits: [{ span: { start: end, end }, newText: text[start] ?? '' }],
    },
  };
}

function isOpen(text: string, node: YamlNode): boolean {
  const last =
    text
      .slice(node.span.start + 1, node.span.end)
      .trimEnd()
      .at(-1) ?? '';
  if (node.kind === 'scalar') {
    return (node.style === 'double' && last !== '"') || (node.style === 'single' && last !== "'");
  }
  return node.kind !== 'alias' && node.flow && last !== (node.kind === 'map' ? '}' : ']');
}

/** A value that starts with a character that plain values cannot start with. */
function reservedStart(text: string, { code, span, message }: SyntaxProblem): Explanation | undefined {
  if (code !== 'BAD_SCALAR_START') return undefined;
  const line = text.slice(span.start, lineEnd(text, span.start));
  const value = line.replace(/\s+#.*$/, '').trimEnd();
  const written = { start: span.start, end: span.start + value.length };
  return {
    span: written,
    message,
    repair: {
      title: say('Put the value in quotes', '给值加引号'),
      edits: [{ span: written, newText: quoted(value) }],
    },
  };
}

/** The first line of a span, inside of the text; the last character where the end of the text is marked. */
function inside(text: string, { start, end }: Span): Span {
  const from = Math.max(0, Math.min(start, text.trimEnd().length - 1));
  const to = Math.min(Math.max(end, from + 1), Math.max(lineEnd(text, from), from + 1), text.length);
  return { start: from, end: Math.max(from, to) };
}
