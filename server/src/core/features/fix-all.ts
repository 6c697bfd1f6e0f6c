import { type Change, edit, type Fix } from '../package/edit';
import type { ServicePackage } from '../package/service-package';
import type { Problem } from '../rules/check';
import { chooseSafeFixes } from '../rules/safe-fixes';

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
  if (!pkg.files.get(file)?.isRead) return { changes: [], problems: [] };
  const isHere = (change: Change) => change.kind === 'edit' && change.file === file;
  const inFile = problems.map(({ fixes = [], ...rest }) => ({
    ...rest,
    fixes: fixes.filter(({ changes }) => changes.every(isHere)),
  }));
  const chosen = chooseSafeFixes(inFile);
  const edits = chosen.flatMap(({ fix }) =>
    fix.changes.flatMap((change) => (change.kind === 'edit' ? change.edits : [])),
  );
  return {
    changes: edits.length > 0 ? [edit(file, ...edits)] : [],
    problems: chosen.map(({ problem }) => problem),
  };
}
