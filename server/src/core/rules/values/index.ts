import type { Rule } from '../rule';

/** The rules about values. */
export const valuesRules: readonly Rule[] = [];
