import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';

/** A comment that switches rules off: `# oscpkg-disable-next-line code, code -- why`, or `oscpkg-disable-file`. */
export interface Suppression {
  readonly scope: 'next-line' | 'file';
  /** Each code with its place. */
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
  /** Zero-based line of the comment. */
  readonly line: number;
  readonly span: Span;
}

/** The suppression comments of a file, also in templates (`{{/* … *\/}}`), where `#` stands anywhere in the line. */
export function suppressionsIn(file: SourceFile): readonly Suppression[] {
  if (!file.text.includes('oscpkg-disable-')) return [];
  return [...file.text.matchAll(/oscpkg-disable-(next-line|file)\b([^\r\n]*)/g)].map((match) => {
    const listed = (match[2] ?? '').replace(/\s--.*|\*\/.*|-->.*/, '');
    const start = match.index + match[0].length - (match[2] ?? '').length;
    const codes = [...listed.matchAll(/[\w/-]+/g)].map((code) => ({
      code: code[0],
      span: { start: start + code.index, end: start + code.index + code[0].length },
    }));
    const scope = match[1] === 'file' ? ('file' as const) : ('next-line' as const);
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    return { scope, codes, line: file.lines.positionAt(match.index).line, span };
  });
}

/** The suppression comments of a package. */
export class Suppressions {
  private readonly byFile = new Map<string, readonly Suppression[]>();

  constructor(private readonly pkg: ServicePackage) {}

  /** Whether a comment switches the problem's rule off where it stands. */
  cover({ at, code }: { readonly at: Place; readonly code: string }): boolean {
    const file = this.pkg.files.get(at.file);
    if (!file?.isRead) return false;
    const comments = this.byFile.get(at.file) ?? suppressionsIn(file);
    this.byFile.set(at.file, comments);
    if (comments.length === 0) return false;
    const line = at.span ? file.lines.positionAt(at.span.start).line : undefined;
    return comments.some(
      (comment) =>
        (comment.scope === 'file' || comment.line + 1 === line) &&
        comment.codes.some((one) => one.code === code),
    );
  }
}
