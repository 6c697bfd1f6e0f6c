import { identity, type ServicePackage } from '../../core/package/service-package';
import type { Problem } from '../../core/rules/check';
import type { PackageInfo, ProblemCounts } from '../../protocol';
import type { LivePackage } from '../workspace/live-package';

/** A package as the client knows it. */
export function packageInfo({ uri }: LivePackage, pkg: ServicePackage | undefined): PackageInfo {
  const { name, version } = pkg ? identity(pkg) : {};
  return { root: uri, name: name ?? null, version: version ?? null, kind: pkg?.deployment?.kind ?? null };
}

/** How many problems of each severity; hints are not counted. */
export function countProblems(problems: readonly Problem[]): ProblemCounts {
  const count = (severity: Problem['severity']) => problems.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), information: count('information') };
}
