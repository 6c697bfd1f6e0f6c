import type { Rule } from '../rule';

/** The rules about yaml. */
export const yamlRules: readonly Rule[] = [];
