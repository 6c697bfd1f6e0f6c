import type { Rule } from '../rule';
import { duplicateConfig } from './duplicate-config';
import { invalidShape } from './invalid-shape';
import { invalidUpgrade } from './invalid-upgrade';
import { missingField } from './missing-field';
import { nestedLogPath } from './nested-log-path';

/** The rules about all documents of an OSC package, and those about lifecycle.yaml, logs and monitoring. */
export const oscRules: readonly Rule[] = [
  missingField,
  invalidShape,
  invalidUpgrade,
  duplicateConfig,
  nestedLogPath,
];
