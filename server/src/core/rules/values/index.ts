import type { Rule } from '../rule';
import { refusedReplacement } from './refused-replacement';
import { unmappedImage } from './unmapped-image';
import { unmappedOptionalImage } from './unmapped-optional-image';
import { unquotedTag } from './unquoted-tag';

/** The rules about values.yaml. */
export const valuesRules: readonly Rule[] = [
  unmappedImage,
  unmappedOptionalImage,
  unquotedTag,
  refusedReplacement,
];
