import type { ServicePackage } from '../../core/package/service-package';
import { type CheckOptions, checkPackage, type Problem } from '../../core/rules/check';

/** What is worked out by rendering, off the thread that answers requests. Everything here must survive a structured clone. */
export interface RenderedFacts {
  readonly problems: readonly Problem[];
}

/** Runs what renders on a snapshot. */
export const renderFacts = (pkg: ServicePackage, options: CheckOptions): RenderedFacts => ({
  problems: checkPackage(pkg, { ...options, tempo: 'render' }),
});
