import type { SourceFile } from '../../package/source-file';
import type { TextEdit } from '../../text/edit';
import { lineEnd, lineStart, nextLine } from '../../yaml/layout';
import type { SuppressedCode, Suppression } from '../suppressions';

/** Takes a code out of a suppression comment; the last one goes with the comment, and with its line when nothing else is on it. */
export function withoutCode(file: SourceFile, comment: Suppression, { span }: SuppressedCode): TextEdit {
  const index = comment.codes.findIndex((one) => one.span.start === span.start);
  const next = comment.codes[index + 1];
  const previous = comment.codes[index - 1];
  if (next) return { span: { start: span.start, end: next.span.start }, newText: '' };
  if (previous) return { span: { start: previous.span.end, end: span.end }, newText: '' };
  return withoutComment(file.text, comment);
}

function withoutComment(text: string, { span }: Suppression): TextEdit {
  const start = lineStart(text, span.start);
  const end = lineEnd(text, span.start);
  const line = text.slice(start, end);
  if (/^\s*(?:#|\{\{-?\s*\/\*)/.test(line)) {
    return { span: { start, end: nextLine(text, span.start) }, newText: '' };
  }
  const comment = line.slice(0, span.start - start).lastIndexOf('#');
  const from = comment === -1 ? span.start : start + line.slice(0, comment).trimEnd().length;
  return { span: { start: from, end }, newText: '' };
}
