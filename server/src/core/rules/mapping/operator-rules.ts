import type { Rule } from '../rule';
import { duplicateContainer } from './operator-duplicate-container';
import { duplicateKind } from './operator-duplicate-kind';
import { unexpectedEphemeralContainer } from './operator-ephemeral-container';
import { missingContainer } from './operator-missing-container';
import { missingEnv } from './operator-missing-env';
import { missingInstance } from './operator-missing-instance';
import { missingKind } from './operator-missing-kind';
import { replacedDigest } from './operator-replaced-digest';
import { unresolvedContainer } from './operator-unresolved-container';
import { unresolvedDeployment, unresolvedEnv, unresolvedKind } from './operator-unresolved-name';
import { unusedAddress } from './operator-unused-address';

/** The rules about mapping.yaml of an operator package. */
export const operatorMappingRules: readonly Rule[] = [
  missingKind,
  unresolvedKind,
  duplicateKind,
  missingInstance,
  unresolvedDeployment,
  unresolvedContainer,
  unresolvedEnv,
  duplicateContainer,
  unusedAddress,
  unexpectedEphemeralContainer,
  missingContainer,
  missingEnv,
  replacedDigest,
];
