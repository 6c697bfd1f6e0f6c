import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { Problem } from '../rules/check';
import { changeBetween, type TextChange } from '../text/change';

/**
 * Problems of an earlier snapshot as they stand in a later one, until they are found anew: moved with the text around them,
 * left out where the text itself was changed. Their fixes, which would no longer fit, are left out of changed files.
 */
export function carryProblems(
  problems: readonly Problem[],
  from: ServicePackage,
  to: ServicePackage,
): readonly Problem[] {
  if (from === to) return problems;
  const changes = new Map<string, Change | undefined>();
  const changeOf = (path: string) => {
    if (!changes.has(path)) changes.set(path, changeOfFile(from.files.get(path), to.files.get(path)));
    return changes.get(path);
  };
  return problems.flatMap((problem) => {
    const at = carried(problem.at, changeOf(problem.at.file));
    if (!at) return [];
    const related = problem.related?.flatMap((one) => {
      const place = carried(one.at, changeOf(one.at.file));
      return place ? [{ ...one, at: place }] : [];
    });
    const touched = problem.fixes?.some((fix) =>
      fix.changes.some((one) => 'file' in one && changeOf(one.file)),
    );
    return [{ ...problem, at, ...(related ? { related } : {}), ...(touched ? { fixes: [] } : {}) }];
  });
}

/** `gone` for a file that is no longer there. */
type Change = TextChange | 'gone';

function carried(place: Place, change: Change | undefined): Place | undefined {
  if (!change) return place;
  if (change === 'gone') return undefined;
  const { span } = place;
  if (!span || span.end < change.span.start) return place;
  if (span.start <= change.span.end) return undefined;
  return { ...place, span: { start: span.start + change.by, end: span.end + change.by } };
}

function changeOfFile(before: SourceFile | undefined, after: SourceFile | undefined): Change | undefined {
  if (before === after || !before) return undefined;
  if (!after) return 'gone';
  return before.text === after.text ? undefined : changeBetween(before.text, after.text);
}
