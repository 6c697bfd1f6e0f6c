import type { Rule } from '../rule';

/** The rules about settings. */
export const settingsRules: readonly Rule[] = [];
