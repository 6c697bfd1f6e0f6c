import type { Profile } from '../profile';
import { isSpace } from './characters';
import { closing } from './closing';
import { lexAction } from './lex-action';
import { BrokenAction, fault, type SyntaxFault, type SyntaxProblem } from './syntax-problem';
import type { Token } from './token';

/** What of a {@link Profile} decides how templates are written. */
export type SyntaxProfile = Pick<Profile, 'newlineInAction' | 'breakAndContinue' | 'elseWith'>;

/** A template cut into tokens; the last one is the end of the file. */
export interface Tokens {
  readonly tokens: readonly Token[];
  /** What the lexer refused; an `error` token stands where it breaks an action. */
  readonly problems: readonly SyntaxProblem[];
}

interface Work {
  readonly text: string;
  readonly profile: SyntaxProfile;
  readonly tokens: Token[];
  readonly problems: SyntaxProblem[];
}

/** Cuts a template into tokens. Never fails: after a broken action the next one starts afresh. */
export function tokenize(text: string, profile: SyntaxProfile): Tokens {
  const work: Work = { text, profile, tokens: [], problems: [] };
  let position = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', position)) {
    const trims = hasLeftTrim(work, open + 2);
    addText(work, position, open, trims);
    const inside = open + (trims ? 3 : 2);
    const comment = trims && isSpace(text[inside]) ? inside + 1 : inside;
    position = text.startsWith('/*', comment)
      ? skipComment(work, open, comment)
      : lexDelimited(work, open, inside);
  }
  addText(work, position, text.length, false);
  work.tokens.push({ kind: 'end-of-file', start: text.length, end: text.length, spaced: false });
  return { tokens: work.tokens, problems: work.problems };
}

/** `{{-` with white space behind it. Go 1.15 takes a space only; a line break there is reported by the action itself. */
function hasLeftTrim({ text, profile }: Work, at: number): boolean {
  if (text[at] !== '-') return false;
  return text[at + 1] === '\t' ? profile.newlineInAction : isSpace(text[at + 1]);
}

function addText({ text, tokens }: Work, start: number, end: number, trimmed: boolean): void {
  let last = end;
  if (trimmed) while (last > start && isSpace(text[last - 1])) last--;
  if (last > start) tokens.push({ kind: 'text', start, end: last, spaced: false });
}

/** Passes over a comment whose slash stands at `start`; returns where the text goes on. */
function skipComment(work: Work, open: number, start: number): number {
  const { text, problems } = work;
  const end = text.indexOf('*/', start + 2);
  if (end < 0) {
    const problem = fault('unclosed-comment', 'unclosed comment', '注释没有结束，缺少 */');
    problems.push({ ...problem, span: { start: open, end: text.length }, noticed: open });
    return text.length;
  }
  const after = closing(text, end + 2);
  if (after !== undefined) return after.next;
  const problem = fault('unclosed-comment', 'comment ends before closing delimiter', '注释结束后必须紧跟 }}');
  return recover(work, problem, { open, from: end, to: end + 2 });
}

/** The tokens of an action; returns where the text goes on. */
function lexDelimited(work: Work, open: number, inside: number): number {
  const { text, tokens, problems, profile } = work;
  tokens.push({ kind: 'left-delimiter', start: open, end: inside, spaced: false });
  try {
    const { close, newline } = lexAction(text, inside, tokens);
    if (newline !== undefined && !profile.newlineInAction) {
      const problem = fault('newline-in-action', 'unclosed action', '{{ }} 中不能换行（Helm 3.6 起才支持）');
      problems.push({ ...problem, span: { start: open, end: close.end }, noticed: newline });
    }
    tokens.push({ kind: 'right-delimiter', start: close.start, end: close.end, spaced: false });
    return close.next;
  } catch (error) {
    if (!(error instanceof BrokenAction) || error.fault === undefined) throw error;
    return recover(work, error.fault, { open, from: error.span.start, to: error.span.end });
  }
}

/** Goes on behind the next `}}` after an error, unless another action starts before it. */
function recover(work: Work, problem: SyntaxFault, at: { open: number; from: number; to: number }): number {
  const { text, tokens, problems } = work;
  const from = Math.max(at.from, at.open + 2);
  const nextOpen = text.indexOf('{{', from);
  const until = nextOpen < 0 ? text.length : nextOpen;
  const close = text.slice(from, until).indexOf('}}');
  const end = close < 0 ? until : from + close + 2;
  const isUnclosed = problem.code === 'unclosed-action';
  problems.push({
    ...problem,
    span: { start: isUnclosed ? at.open : at.from, end: Math.min(at.to, text.length) },
    // An action that is not closed is noticed where it should have been.
    noticed: isUnclosed ? at.to : at.from,
  });
  tokens.push({ kind: 'error', start: at.from, end, spaced: false });
  tokens.push({ kind: 'right-delimiter', start: end, end, spaced: false });
  return end;
}
