import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { SourceFile } from '../package/source-file';
import type { Problem } from '../rules/check';
import type { Span } from '../text/span';

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
    if (!changes.has(path)) changes.set(path, changeBetween(from.files.get(path), to.files.get(path)));
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

/** The stretch of a text that was replaced, and how far it moved what follows. `gone` for a file that is no longer there. */
type Change = { readonly span: Span; readonly by: number } | 'gone';

function carried(place: Place, change: Change | undefined): Place | undefined {
  if (!change) return place;
  if (change === 'gone') return undefined;
  const { span } = place;
  if (!span || span.end < change.span.start) return place;
  if (span.start <= change.span.end) return undefined;
  return { ...place, span: { start: span.start + change.by, end: span.end + change.by } };
}

function changeBetween(before: SourceFile | undefined, after: SourceFile | undefined): Change | undefined {
  if (before === after || !before) return undefined;
  if (!after) return 'gone';
  const [a, b] = [before.text, after.text];
  if (a === b) return undefined;
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail))
    tail++;
  return { span: { start, end: a.length - tail }, by: b.length - a.length };
}
