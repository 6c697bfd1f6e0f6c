import type { Rule } from '../rule';
import { invalidValue } from './invalid-value';
import { missingPath } from './missing-path';
import { unknownKey } from './unknown-key';
import { unknownRule } from './unknown-rule';

/** The rules about oscpkg.yaml. */
export const settingsRules: readonly Rule[] = [unknownKey, invalidValue, unknownRule, missingPath];
