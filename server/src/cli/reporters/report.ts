import type { ServicePackage } from '../../core/package/service-package';
import type { Problem } from '../../core/rules/check';
import { type Severity, severities } from '../../core/rules/rule';

/** What was found in one service package. */
export interface PackageReport {
  /** The folder or zip, as the user is to read it: relative to the working folder where it lies in it, with `/`. */
  readonly root: string;
  readonly pkg: ServicePackage;
  readonly problems: readonly Problem[];
}

/** From which severity on a problem makes the check fail. */
export const thresholds = ['error', 'warning', 'information', 'never'] as const;
export type Threshold = (typeof thresholds)[number];

/** What was found in everything that was checked. */
export interface Report {
  readonly packages: readonly PackageReport[];
  readonly failOn: Threshold;
}

/** Whether a severity is at or above the threshold. */
export const fails = (severity: Severity, failOn: Threshold): boolean =>
  failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn);

/** Whether the check as a whole fails. */
export const isFailure = ({ packages, failOn }: Report): boolean =>
  packages.some(({ problems }) => problems.some(({ severity }) => fails(severity, failOn)));

/** Problems by severity; only severities that occur. */
export function countBySeverity(problems: readonly Problem[]): ReadonlyMap<Severity, number> {
  const count = (severity: Severity) => problems.filter((problem) => problem.severity === severity).length;
  return new Map(severities.map((one) => [one, count(one)] as const).filter(([, many]) => many > 0));
}
