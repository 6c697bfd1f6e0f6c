import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { Span } from '../text/span';

/** A code that a comment names, with its place. */
export interface SuppressedCode {
  readonly code: string;
  readonly span: Span;
}

/** A comment that switches rules off: `# oscpkg-disable-next-line code, code -- why`, or `oscpkg-disable-file`. */
export interface Suppression {
  readonly scope: 'next-line' | 'file';
  /** Each code with its place. */
  readonly codes: readonly SuppressedCode[];
  /** Zero-based line of the comment. */
  readonly line: number;
  readonly span: Span;
}

/** A code in a suppression comment that switched nothing off. */
export interface IdleSuppression {
  readonly file: SourceFile;
  readonly comment: Suppression;
  readonly code: SuppressedCode;
}

/** The suppression comments of a file, also in templates (`{{/* … *\/}}`), where `#` stands anywhere in the line. */
export const suppressionsIn = (file: SourceFile): readonly Suppression[] => file.derived(find);

function find(file: SourceFile): readonly Suppression[] {
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

/** The suppression comments of a package, and which of them were of use. */
export class Suppressions {
  private readonly used = new Set<SuppressedCode>();

  constructor(private readonly pkg: ServicePackage) {}

  /** Whether a comment switches the problem's rule off where it stands. */
  cover({ at, code }: { readonly at: Place; readonly code: string }): boolean {
    const file = this.pkg.files.get(at.file);
    const comments = file ? commentsOf(file) : [];
    if (!file || comments.length === 0) return false;
    const line = at.span ? file.lines.positionAt(at.span.start).line : undefined;
    const covering = comments
      .filter((comment) => comment.scope === 'file' || comment.line + 1 === line)
      .flatMap((comment) => comment.codes.filter((one) => one.code === code));
    for (const one of covering) this.used.add(one);
    return covering.length > 0;
  }

  /** The codes that covered nothing so far, of those for which `ran` says that their rule was asked. */
  *idle(ran: ReadonlySet<string>): Generator<IdleSuppression> {
    for (const file of this.pkg.files.values()) {
      for (const comment of commentsOf(file)) {
        for (const code of comment.codes) {
          if (ran.has(code.code) && !this.used.has(code)) yield { file, comment, code };
        }
      }
    }
  }
}

const commentsOf = (file: SourceFile): readonly Suppression[] =>
  file.isRead && mayHoldComments(file.path) ? suppressionsIn(file) : [];

/** Whether suppression comments are looked for in a file: in what rules report on, YAML and templates. */
export const mayHoldComments = (path: string): boolean => /\.(?:ya?ml|tpl|txt)$/i.test(path);
