import type { Rule } from '../rule';
import { byteOrderMark } from './byte-order-mark';
import { duplicateKey } from './duplicate-key';
import { fullWidthPunctuation } from './full-width-punctuation';
import { invalidSyntax } from './invalid-syntax';
import { tabIndentation } from './tab-indentation';
import { unquotedVersion } from './unquoted-version';

/** The rules about YAML as such, in the files that are the author's own. */
export const yamlRules: readonly Rule[] = [
  invalidSyntax,
  duplicateKey,
  fullWidthPunctuation,
  tabIndentation,
  byteOrderMark,
  unquotedVersion,
];
