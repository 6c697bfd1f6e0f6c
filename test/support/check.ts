import assert from 'node:assert/strict';
import { applyChanges } from '../../server/src/core/package/apply-changes';
import { checkPackage, type Problem } from '../../server/src/core/rules/check';
import { type Locale, show } from '../../server/src/core/text/message';
import { loadFixture, type Mark, readFixture } from './fixture';

/** What to look at when problems are checked. */
export interface CheckProblemsOptions {
  /** Only problems of these rules; all rules when absent. */
  readonly only?: readonly string[];
  readonly locale?: Locale;
  readonly profile?: 'delivery' | 'private';
}

/**
 * Checks that a fixture has exactly the problems that it marks: `^^^ error mapping/unresolved-path: part of the message`
 * below the text, or `#! warning package/…` for a file as a whole. The message behind the code may be left out.
 */
export async function checkProblems(
  source: string,
  options: CheckProblemsOptions = {},
): Promise<readonly Problem[]> {
  const fixture = readFixture(source);
  const pkg = await loadFixture(fixture);
  const problems = checkPackage(pkg, { ...(options.profile ? { profile: options.profile } : {}) }).filter(
    ({ code }) => !options.only || options.only.includes(code),
  );
  const locale = options.locale ?? 'en';
  const expected = fixture.marks.map(markLine).sort();
  const actual = problems.map((problem) => problemLine(problem, fixture.marks, locale)).sort();
  assert.deepEqual(actual, expected);
  return problems;
}

/**
 * Checks a repair: applies the fix (the preferred one of the first problem of `only`, or the one whose English title
 * contains `title`) to `before` and compares all files with those of `after`.
 */
export async function checkFix(
  before: string,
  after: string,
  options: CheckProblemsOptions & { title?: string } = {},
): Promise<void> {
  const fixture = readFixture(before);
  const problems = checkPackage(await loadFixture(fixture)).filter(
    ({ code }) => !options.only || options.only.includes(code),
  );
  const fixes = problems.flatMap((problem) => problem.fixes ?? []);
  const fix = options.title
    ? fixes.find(({ title }) => show(title, 'en').includes(options.title ?? ''))
    : (fixes.find(({ preferred }) => preferred) ?? fixes[0]);
  assert.ok(fix, `no fix among: ${fixes.map(({ title }) => show(title, 'en')).join(' | ') || 'none'}`);
  assert.deepEqual(
    Object.fromEntries(applyChanges(fixture.files, fix.changes)),
    Object.fromEntries(readFixture(after).files),
  );
}

const markLine = ({ file, start, end, text }: Mark): string =>
  `${file} ${start ?? '-'}..${end ?? '-'} ${text}`;

/** A problem as its mark would say it: with the message only as far as the mark gives it. */
function problemLine(problem: Problem, marks: readonly Mark[], locale: Locale): string {
  const { file, span } = problem.at;
  const head = `${problem.severity} ${problem.code}`;
  const full = `${head}: ${show(problem.message, locale)}`;
  const mark = marks.find(
    (one) => one.file === file && one.start === span?.start && one.text.startsWith(head),
  );
  const said =
    mark && (mark.text === head || full.startsWith(mark.text.replace(/…$/, ''))) ? mark.text : full;
  return `${file} ${span?.start ?? '-'}..${span?.end ?? '-'} ${said}`;
}
