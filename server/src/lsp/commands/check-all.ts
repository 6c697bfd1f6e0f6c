import type { ServicePackage } from '../../core/package/service-package';
import type { ProblemCounts } from '../../protocol';
import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';
import { packageAround } from './handle';
import { countProblems } from './package-info';

/** A package with the number of its problems. */
export interface CheckedPackage {
  readonly live: LivePackage;
  readonly pkg: ServicePackage;
  readonly counts: ProblemCounts;
}

/** Reads the package around a URI anew and runs every rule, also those that render; the editor then shows what they found. */
export async function checkAll(session: Session, uri: string): Promise<CheckedPackage> {
  const live = await packageAround(session, uri);
  const before = await live.readAgain();
  const facts = await session.renderer.now(live);
  const pkg = await live.atOnce();
  if (facts && pkg === before) session.problems.setRendered(live, { ...facts, pkg });
  session.announce.foundMore(live);
  return { live, pkg, counts: countProblems(session.problems.of(live, pkg)) };
}
