import type { Rule } from '../rule';

/** The rules about archive. */
export const archiveRules: readonly Rule[] = [];
