import type { Change, Fix } from '../package/edit';
import type { Span } from '../text/span';
import type { Problem } from './check';

/** A repair that needs no decision, with the problem that it is for. */
export interface SafeFix {
  readonly problem: Problem;
  readonly fix: Fix;
}

/**
 * The safe repairs of a list of problems that can be made together: one a problem, none touching the text of another. What
 * is left out, or shows only then, is found by checking again after they are made. A repair that moves or writes whole
 * files is chosen alone.
 */
export function chooseSafeFixes(problems: readonly Problem[]): readonly SafeFix[] {
  const offered = problems.flatMap((problem) => {
    const fix = safeFix(problem);
    return fix ? [{ problem, fix }] : [];
  });
  const taken = new Map<string, Span[]>();
  const chosen = offered.filter(({ fix }) => fix.changes.every(isEdit) && claim(fix.changes, taken));
  return chosen.length > 0 ? chosen : offered.slice(0, 1);
}

/** The preferred one of a problem's safe repairs. */
function safeFix({ fixes = [] }: Problem): Fix | undefined {
  const safe = fixes.filter((fix) => fix.safe && fix.changes.length > 0);
  return safe.find(({ preferred }) => preferred) ?? safe[0];
}

const isEdit = ({ kind }: Change): boolean => kind === 'edit';

/** Takes the texts that a repair changes, unless one of them is taken. */
function claim(changes: readonly Change[], taken: Map<string, Span[]>): boolean {
  const wanted = changes.flatMap((change) =>
    change.kind === 'edit' ? change.edits.map(({ span }) => ({ file: change.file, span })) : [],
  );
  const isFree = wanted.every(({ file, span }) => !taken.get(file)?.some((other) => meets(span, other)));
  if (!isFree) return false;
  for (const { file, span } of wanted) taken.set(file, [...(taken.get(file) ?? []), span]);
  return true;
}

/** Whether two spans share text or touch: edits side by side may depend on each other's order. */
const meets = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
