import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeError } from '../archive/io-errors';
import { isMounted } from '../core/package/archive-mount';
import type { Change } from '../core/package/edit';
import type { ServicePackage } from '../core/package/service-package';
import type { Problem } from '../core/rules/check';
import { chooseSafeFixes, type SafeFix } from '../core/rules/safe-fixes';
import { applyEdits } from '../core/text/edit';
import { say } from '../core/text/message';
import { UserError } from '../core/text/user-error';
import { statOf } from './folder';
import { openServiceDirectory } from './open-package';
import { writeFileWhole } from './write-file';

/** What the repair of a service directory did, and what is left. */
export interface Repaired {
  readonly applied: readonly SafeFix[];
  /** The package afterwards, and its problems. */
  readonly pkg: ServicePackage;
  readonly problems: readonly Problem[];
}

/** More rounds than any package needs; each makes all repairs that do not get in each other's way. */
const mostRounds = 100;

/**
 * Makes the safe repairs of a service directory on the disk and checks again, until there are none left. Every file is
 * written whole or not at all. Throws a UserError when a file cannot be written, and the signal's reason when aborted.
 */
export async function repairServiceDirectory(
  directory: string,
  check: (pkg: ServicePackage) => readonly Problem[],
  signal?: AbortSignal,
): Promise<Repaired> {
  const applied: SafeFix[] = [];
  const seen = new Set<string>();
  let pkg = await openServiceDirectory(directory);
  let problems = check(pkg);
  for (let round = 0; round < mostRounds; round++) {
    const chosen = chooseSafeFixes(repairable(pkg, problems));
    const changes = chosen.flatMap(({ fix }) => fix.changes);
    const trace = JSON.stringify(changes);
    if (chosen.length === 0 || seen.has(trace)) break;
    seen.add(trace);
    signal?.throwIfAborted();
    await applyToDisk(directory, pkg, changes);
    applied.push(...chosen);
    pkg = await openServiceDirectory(directory, pkg);
    problems = check(pkg);
  }
  return { applied, pkg, problems };
}

/** Problems with only those repairs that can be made on the disk. */
const repairable = (pkg: ServicePackage, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((problem) => ({
    ...problem,
    fixes: (problem.fixes ?? []).filter(({ changes }) => changes.every((change) => canApply(pkg, change))),
  }));

/** Nothing in an archive can be changed, nor a file with bytes that are no UTF-8: they would be lost. */
function canApply(pkg: ServicePackage, change: Change): boolean {
  if (pathsOf(change).some(isMounted)) return false;
  const file = change.kind === 'edit' ? pkg.files.get(change.file) : undefined;
  return change.kind !== 'edit' || (file !== undefined && Buffer.from(file.text).equals(file.bytes));
}

/** Makes changes in a service directory; edits of one file count from the text that the snapshot has. */
export async function applyToDisk(
  directory: string,
  pkg: ServicePackage,
  changes: readonly Change[],
): Promise<void> {
  for (const change of merged(changes)) {
    for (const path of pathsOf(change)) assertOwn(directory, pkg, path);
    await applyOne(directory, pkg, change);
  }
}

/** All edits of a file become one change, so that it is written once. */
function merged(changes: readonly Change[]): readonly Change[] {
  const files = new Set(changes.flatMap((change) => (change.kind === 'edit' ? [change.file] : [])));
  const isPlain = changes.every(({ kind }) => kind === 'edit');
  if (!isPlain) return changes;
  return [...files].map((file) => ({
    kind: 'edit' as const,
    file,
    edits: changes.flatMap((change) => (change.kind === 'edit' && change.file === file ? change.edits : [])),
  }));
}

async function applyOne(directory: string, pkg: ServicePackage, change: Change): Promise<void> {
  const onDisk = (path: string) => resolve(directory, path);
  if (change.kind === 'edit') {
    const text = pkg.files.get(change.file)?.text ?? '';
    return writeFileWhole(onDisk(change.file), applyEdits(text, change.edits));
  }
  if (change.kind === 'rename') return move(onDisk(change.from), onDisk(change.to));
  const file = onDisk(change.file);
  if (change.kind === 'delete') return removed(file);
  await mkdir(dirname(file), { recursive: true });
  return writeFileWhole(file, change.text);
}

async function move(from: string, to: string): Promise<void> {
  const isSameName = from.toLowerCase() === to.toLowerCase();
  if (!isSameName && (await statOf(to))) {
    throw new UserError(
      say(
        '"{from}" was not renamed: "{to}" exists already. Remove one of them',
        '“{from}”未重命名：“{to}”已存在。请删除其中一个',
        { from, to },
      ),
    );
  }
  try {
    await mkdir(dirname(to), { recursive: true });
    await rename(from, to);
  } catch (error) {
    throw writeError(error, to);
  }
}

const removed = (file: string): Promise<void> =>
  rm(file, { recursive: true }).catch((error) => {
    throw writeError(error, file);
  });

const pathsOf = (change: Change): readonly string[] =>
  change.kind === 'rename' ? [change.from, change.to] : [change.file];

/** A change stays in the service directory, or in a file that the package was read from (sources that oscpkg.yaml names). */
function assertOwn(directory: string, pkg: ServicePackage, path: string): void {
  const root = resolve(directory);
  const isInside = resolve(root, path).startsWith(`${root}/`) || resolve(root, path).startsWith(`${root}\\`);
  if (!isInside && !pkg.files.has(path)) throw new RangeError(`a repair leads out of the package: ${path}`);
}
