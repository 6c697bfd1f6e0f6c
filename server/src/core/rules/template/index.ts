import type { Rule } from '../rule';

/** The rules about template. */
export const templateRules: readonly Rule[] = [];
