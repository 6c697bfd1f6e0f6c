import type { Rule } from '../rule';
import { unknownKey } from './unknown-key';

/** The rules about mapping.yaml. */
export const mappingRules: readonly Rule[] = [unknownKey];
