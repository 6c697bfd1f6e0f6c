import { edit, type Fix } from '../package/edit';
import type { ServicePackage } from '../package/service-package';
import type { Problem } from '../rules/check';
import type { TextEdit } from '../text/edit';

/** The repairs of many problems as one. */
export interface FixAll {
  readonly changes: Fix['changes'];
  /** The problems that it repairs. */
  readonly problems: readonly Problem[];
}

/**
 * Everything in one file that can be repaired without a decision of the user. Of repairs that touch the same text the first
 * counts; the others follow when this is done again. Repairs that need other files too are left out.
 */
export function fixAll(pkg: ServicePackage, file: string, problems: readonly Problem[]): FixAll {
  const edits: TextEdit[] = [];
  const fixed: Problem[] = [];
  if (!pkg.files.get(file)?.isRead) return { changes: [], problems: [] };
  for (const problem of problems) {
    const own = safeEdits(file, problem);
    if (own.length === 0 || own.some((one) => edits.some((other) => collide(one, other)))) continue;
    edits.push(...own);
    fixed.push(problem);
  }
  return { changes: edits.length > 0 ? [edit(file, ...edits)] : [], problems: fixed };
}

/** The edits of the first repair that needs neither a decision nor another file. */
function safeEdits(file: string, { fixes = [] }: Problem): readonly TextEdit[] {
  for (const fix of fixes) {
    const edits = fix.safe ? editsIn(file, fix) : undefined;
    if (edits) return edits;
  }
  return [];
}

/** The edits of a repair; undefined when it changes anything else than this file. */
function editsIn(file: string, { changes }: Fix): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const change of changes) {
    if (change.kind !== 'edit' || change.file !== file) return undefined;
    edits.push(...change.edits);
  }
  return edits;
}

/** Edits that only touch collide too when one of them inserts: their order would be a guess. */
function collide({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  const inserts = a.start === a.end || b.start === b.end;
  return inserts ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}
