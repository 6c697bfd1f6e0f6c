import { archiveRules } from './archive';
import { chartRules } from './chart';
import { csdRules } from './csd';
import { csvRules } from './csv';
import { imagesRules } from './images';
import { lintRules } from './lint';
import { mappingRules } from './mapping';
import { metadataRules } from './metadata';
import { oscRules } from './osc';
import { packageRules } from './package';
import type { Rule } from './rule';
import { settingsRules } from './settings';
import { suppressionRules } from './suppression';
import { templateRules } from './template';
import { valuesRules } from './values';
import { yamlRules } from './yaml';

/** Every rule, grouped by kind of document. Documentation, settings, SARIF and tests are loops over this array. */
export const allRules: readonly Rule[] = [
  ...packageRules,
  ...archiveRules,
  ...imagesRules,
  ...mappingRules,
  ...chartRules,
  ...valuesRules,
  ...templateRules,
  ...lintRules,
  ...csvRules,
  ...metadataRules,
  ...csdRules,
  ...oscRules,
  ...yamlRules,
  ...settingsRules,
  ...suppressionRules,
];
