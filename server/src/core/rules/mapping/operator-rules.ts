import type { Rule } from '../rule';
import { duplicateContainer } from './duplicate-container';
import { duplicateKind } from './duplicate-kind';
import { missingContainer } from './missing-container';
import { missingEnv } from './missing-env';
import { missingInstance } from './missing-instance';
import { missingKind } from './missing-kind';
import { replacedDigest } from './replaced-digest';
import { unexpectedEphemeralContainer } from './unexpected-ephemeral-container';
import { unresolvedContainer } from './unresolved-container';
import { unresolvedDeployment } from './unresolved-deployment';
import { unresolvedEnv } from './unresolved-env';
import { unresolvedKind } from './unresolved-kind';
import { unusedAddress } from './unused-address';

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
