import type { Rule } from '../rule';
import { foreignVersionDefinition } from './foreign-version-definition';
import { incompleteVersionDefinition } from './incomplete-version-definition';
import { invalidJson } from './invalid-json';
import { invalidTags } from './invalid-tags';
import { limitedUpgrade } from './limited-upgrade';
import { mismatchedMode } from './mismatched-mode';
import { misplacedVersionDefinition } from './misplaced-version-definition';
import { unknownControl } from './unknown-control';
import { unresolvedCrd } from './unresolved-crd';
import { unresolvedDescriptor } from './unresolved-descriptor';
import { unresolvedFile } from './unresolved-file';
import { unresolvedPath } from './unresolved-path';

/** The rules about the CustomServiceDefinitions of an OSC package. */
export const csdRules: readonly Rule[] = [
  unresolvedCrd,
  unresolvedFile,
  invalidJson,
  misplacedVersionDefinition,
  foreignVersionDefinition,
  incompleteVersionDefinition,
  unresolvedPath,
  mismatchedMode,
  invalidTags,
  limitedUpgrade,
  unresolvedDescriptor,
  unknownControl,
];
