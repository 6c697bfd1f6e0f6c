import type { Rule } from '../rule';

/** The rules about suppression. */
export const suppressionRules: readonly Rule[] = [];
