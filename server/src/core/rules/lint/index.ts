import type { Rule } from '../rule';

/** The rules about lint. */
export const lintRules: readonly Rule[] = [];
