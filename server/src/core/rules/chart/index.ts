import type { Rule } from '../rule';

/** The rules about chart. */
export const chartRules: readonly Rule[] = [];
