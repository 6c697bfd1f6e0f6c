import type { SourceFile } from '../../core/package/source-file';
import type { Severity } from '../../core/rules/rule';
import { type Locale, type Message, show, type Text, text } from '../../core/text/message';
import type { Span } from '../../core/text/span';
import type { Colors, Style } from '../terminal/output';
import { oneLine } from '../terminal/visible';
import { excerpt } from './excerpt';

/** Something to tell the user about a place in a file. */
export interface Placed {
  /** The path as the user finds it. */
  readonly path: string;
  /** The file at that path, as far as it was read. */
  readonly file: SourceFile | undefined;
  readonly span: Span | undefined;
  readonly severity: Severity;
  readonly message: Message;
  readonly code: string;
}

/** Lines such as `path:6:19: error: message [code]` and below it the text with a marker. */
export function placedText(placed: Placed, locale: Locale, style: Style): readonly string[] {
  const { path, file, span, severity, message, code } = placed;
  const { bold, dim } = style.colors;
  const color = colorOf(severity, style.colors);
  const word = severityWords[severity][locale];
  return [
    `${bold(placeText(path, file, span))}: ${color(word)}: ${oneLine(show(message, locale))} ${dim(`[${code}]`)}`,
    ...(span && file?.isRead ? excerpt(file.lines, span, style, color) : []),
  ];
}

/** `examples/etcd/images/mapping.yaml:6:19`, which terminals and editors open. */
export function placeText(path: string, file: SourceFile | undefined, span: Span | undefined): string {
  if (!span || !file?.isRead) return oneLine(path);
  const { line, character } = file.lines.positionAt(span.start);
  return `${oneLine(path)}:${line + 1}:${character + 1}`;
}

export const colorOf = (severity: Severity, colors: Colors): ((word: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.dim })[severity];

/** The severities as people read them; problem matchers of editors know these words. */
export const severityWords: Readonly<Record<Severity, Text>> = {
  error: text('error', '错误'),
  warning: text('warning', '警告'),
  information: text('information', '信息'),
  hint: text('hint', '提示'),
};
