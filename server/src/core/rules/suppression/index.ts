import type { Rule } from '../rule';
import { unknownRule } from './unknown-rule';
import { unused } from './unused';

/** The rules about suppression comments. */
export const suppressionRules: readonly Rule[] = [unknownRule, unused];
