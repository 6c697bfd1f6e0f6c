import { type Message, say, show } from '../../text/message';
import type { Span } from '../../text/span';
import { formatNode } from '../template/format-node';
import { EvaluationError } from './failure';
import type { Frame } from './frame';
import { segmentsOf } from './segments';
import type { TemplateError } from './template-error';

/** Ends the evaluation with an error at the node that is being evaluated. */
export function failAt(frame: Frame, code: string, message: Message): never {
  throw new EvaluationError({ code, message, ...placeOf(frame), detail: locate(frame, show(message, 'en')) });
}

/** Ends the evaluation because a template that was called here failed; what is at fault stays what it was, the story gets longer. */
export function failInside(frame: Frame, called: string, inner: TemplateError): never {
  throw new EvaluationError({ ...inner, detail: locate(frame, `error calling ${called}: ${inner.detail}`) });
}

/** Ends the evaluation because a function refused. */
export function failCall(frame: Frame, called: string, code: string, reason: string): never {
  const plain = code === 'fail' || code === 'required';
  const message = plain
    ? say('{reason}', '{reason}', { reason })
    : say('error calling {called}: {reason}', '函数 {called} 出错：{reason}', { called, reason });
  const detail = locate(frame, `error calling ${called}: ${reason}`);
  throw new EvaluationError({ code, message, ...placeOf(frame), detail });
}

function locate(frame: Frame, words: string): string {
  const { template, at } = frame;
  const { text } = template.source;
  const { line, column } = lineAndColumn(text, at.position);
  const place = `${template.parseName}:${line}:${column}`;
  return `template: ${place}: executing ${JSON.stringify(template.name)} at <${formatNode(at, text)}>: ${words}`;
}

/** Where the node stands: in its file, or, in a string that `tpl` was given, where that piece of the string came from. */
function placeOf({ template, at }: Frame): { readonly file: string; readonly span: Span } {
  if (template.file !== undefined) return { file: template.file, span: at.span };
  const [segment] = segmentsOf(template.source, at.span.start, at.span.end);
  const [origin] = segment?.origins ?? [];
  switch (origin?.kind) {
    case 'values':
    case 'chart':
      return { file: origin.file, span: origin.span };
    case 'template':
    case 'file': {
      const start = segment?.at ?? 0;
      return { file: origin.file, span: { start, end: start + at.span.end - at.span.start } };
    }
    default:
      return { file: '', span: at.span };
  }
}

/** The place of an offset as Go counts it: lines from 1, columns in bytes from 0. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return { line, column: new TextEncoder().encode(before.slice(lineStart)).length };
}
