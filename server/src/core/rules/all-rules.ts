import type { Rule } from './rule';

/** Every rule, grouped by kind of document. Documentation, settings, SARIF and tests are loops over this array. */
export const allRules: readonly Rule[] = [];
