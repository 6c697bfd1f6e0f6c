import type { Fix } from '../package/edit';
import type { ServicePackage } from '../package/service-package';
import type { Problem } from '../rules/check';
import { say } from '../text/message';
import { type Span, touches } from '../text/span';
import { fixAll } from './fix-all';
import { suppressions } from './suppress';

/** A repair of one or more problems. */
export interface QuickFix extends Fix {
  readonly problems: readonly Problem[];
}

/**
 * What can be done about the problems of a file that a range touches: their own repairs, the preferred one first; the same
 * for all problems of a kind; and ways to switch the rule off. `problems` are those that are shown in the file.
 */
export function quickFixes(
  pkg: ServicePackage,
  file: string,
  range: Span,
  problems: readonly Problem[],
): readonly QuickFix[] {
  const here = problems.filter((problem) => isTouched(problem, file, range));
  const own = here.flatMap((problem) => fixesOf(problem).map((fix) => ({ ...fix, problems: [problem] })));
  const byCode = new Map(here.map((problem) => [problem.code, problem]));
  return [
    ...own,
    ...[...byCode.values()].flatMap((problem) => sameEverywhere(pkg, file, problem, problems)),
    ...[...byCode.values()].flatMap((problem) =>
      suppressions(pkg, problem).map((fix) => ({ ...fix, problems: [problem] })),
    ),
  ];
}

/** Whether a problem that is shown in a file is one that a range of it touches. */
export const isTouched = ({ at }: Problem, file: string, range: Span): boolean =>
  overlaps(at.file === file ? at.span : undefined, range);

/** A problem without a place stands at the start of its document. */
const overlaps = (at: Span | undefined, range: Span): boolean => {
  const { start, end } = at ?? { start: 0, end: 0 };
  return touches(range, start) || touches(range, end) || (start < range.start && end > range.end);
};

const fixesOf = ({ fixes = [] }: Problem): readonly Fix[] =>
  fixes.toSorted((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));

/** One repair for all problems of a rule in a file, where there are several that need no decision. */
function sameEverywhere(
  pkg: ServicePackage,
  file: string,
  { code }: Problem,
  problems: readonly Problem[],
): readonly QuickFix[] {
  const same = problems.filter((one) => one.code === code && one.at.file === file);
  if (same.length < 2) return [];
  const { changes, problems: fixed } = fixAll(pkg, file, same);
  const title = say(
    'Fix all {count} problems of {code} in this file',
    '修复本文件中的全部 {count} 个 {code} 问题',
    {
      count: fixed.length,
      code,
    },
  );
  return fixed.length < 2 ? [] : [{ title, changes, problems: fixed }];
}
