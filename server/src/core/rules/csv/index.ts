import type { Rule } from '../rule';

/** The rules about csv. */
export const csvRules: readonly Rule[] = [];
