import type { Rule } from '../rule';
import { duplicateConfig } from './duplicate-config';
import { invalidShape } from './invalid-shape';
import { invalidUpgrade } from './invalid-upgrade';
import { literalImage } from './literal-image';
import { missingField } from './missing-field';
import { nestedLogPath } from './nested-log-path';
import { uncheckedChart } from './unchecked-chart';

/** The rules about all documents of an OSC package, and those about lifecycle.yaml, logs and monitoring. */
export const oscRules: readonly Rule[] = [
  missingField,
  invalidShape,
  invalidUpgrade,
  duplicateConfig,
  nestedLogPath,
  literalImage,
  uncheckedChart,
];
