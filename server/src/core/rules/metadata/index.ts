import type { Rule } from '../rule';
import { ignoredScenes } from './ignored-scenes';
import { incompleteContact } from './incomplete-contact';
import { invalidList } from './invalid-list';
import { invalidSource } from './invalid-source';
import { missingField } from './missing-field';
import { nonstandardName } from './nonstandard-name';
import { tooLongText } from './too-long-text';
import { unknownValue } from './unknown-value';

/** The rules about metadata.yaml of an OSC package. */
export const metadataRules: readonly Rule[] = [
  missingField,
  invalidList,
  unknownValue,
  invalidSource,
  nonstandardName,
  tooLongText,
  ignoredScenes,
  incompleteContact,
];
