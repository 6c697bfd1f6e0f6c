import type { Rule } from '../rule';
import { failedCheck } from './failed-check';

/** The rules about what `helm lint` says. */
export const lintRules: readonly Rule[] = [failedCheck];
