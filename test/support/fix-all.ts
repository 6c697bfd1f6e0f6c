import { applyChanges } from '../../server/src/core/package/apply-changes';
import { checkPackage, type Problem } from '../../server/src/core/rules/check';
import { chooseSafeFixes } from '../../server/src/core/rules/safe-fixes';
import { type Fixture, loadFixture } from './fixture';

/** A fixture after all safe repairs, as `validate --fix` and "fix all" make them, with the problems that are left. */
export async function fixAll(
  fixture: Fixture,
): Promise<{ readonly fixture: Fixture; readonly problems: readonly Problem[] }> {
  let current = fixture;
  for (let round = 0; round < 50; round++) {
    const problems = checkPackage(await loadFixture(current));
    const changes = chooseSafeFixes(problems).flatMap(({ fix }) => fix.changes);
    if (changes.length === 0) return { fixture: current, problems };
    current = { ...current, files: applyChanges(current.files, merged(changes)) };
  }
  throw new Error('the repairs come to no end');
}

/** Edits of one file count from one text, so they are made together. */
function merged(changes: Parameters<typeof applyChanges>[1]): Parameters<typeof applyChanges>[1] {
  const files = new Set(changes.flatMap((change) => (change.kind === 'edit' ? [change.file] : [])));
  const edits = [...files].map((file) => ({
    kind: 'edit' as const,
    file,
    edits: changes.flatMap((change) => (change.kind === 'edit' && change.file === file ? change.edits : [])),
  }));
  return [...edits, ...changes.filter(({ kind }) => kind !== 'edit')];
}
