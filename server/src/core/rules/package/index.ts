import type { Rule } from '../rule';

/** The rules about package. */
export const packageRules: readonly Rule[] = [];
