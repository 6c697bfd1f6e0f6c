import type { Rule } from '../rule';
import { brokenAddress } from './broken-address';
import { duplicateArchive } from './duplicate-archive';
import { duplicateImage } from './duplicate-image';
import { duplicatePath } from './duplicate-path';
import { incompleteAddress } from './incomplete-address';
import { invalidImageName } from './invalid-image-name';
import { invalidPath } from './invalid-path';
import { invalidShape } from './invalid-shape';
import { invalidTag } from './invalid-tag';
import { invalidTarget } from './invalid-target';
import { mismatchedArchitecture } from './mismatched-architecture';
import { mismatchedImageName } from './mismatched-image-name';
import { keptTag } from './mismatched-kept-tag';
import { mismatchedRole } from './mismatched-role';
import { mismatchedTag } from './mismatched-tag';
import { missingArchitecture } from './missing-architecture';
import { missingKey } from './missing-key';
import { operatorMappingRules } from './operator-rules';
import { overlappingAddress } from './overlapping-address';
import { sharedArchive } from './shared-archive';
import { subchartDefault } from './subchart-default';
import { undocumentedKind } from './undocumented-kind';
import { undocumentedPath } from './undocumented-path';
import { unexpectedLifecycle } from './unexpected-lifecycle';
import { unknownKey } from './unknown-key';
import { unquotedTag } from './unquoted-tag';
import { unresolvedArchive } from './unresolved-archive';
import { unresolvedPath } from './unresolved-path';
import { unusedArchive } from './unused-archive';

/** The rules about mapping.yaml, for charts and for what both kinds share. */
export const mappingRules: readonly Rule[] = [
  unknownKey,
  missingKey,
  invalidShape,
  invalidImageName,
  invalidTag,
  unquotedTag,
  invalidPath,
  unresolvedPath,
  undocumentedKind,
  undocumentedPath,
  invalidTarget,
  subchartDefault,
  mismatchedRole,
  incompleteAddress,
  overlappingAddress,
  duplicatePath,
  mismatchedImageName,
  keptTag,
  unexpectedLifecycle,
  unresolvedArchive,
  unusedArchive,
  duplicateArchive,
  mismatchedArchitecture,
  sharedArchive,
  mismatchedTag,
  duplicateImage,
  missingArchitecture,
  brokenAddress,
  ...operatorMappingRules,
];
