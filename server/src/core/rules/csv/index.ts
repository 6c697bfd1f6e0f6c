import type { Rule } from '../rule';
import { duplicateServiceAccount, duplicateVersion, unexpectedManifest } from './bundle-content';
import { deprecatedAnnotation } from './deprecated-annotation';
import { duplicateExampleKey } from './duplicate-example-key';
import { duplicateName } from './duplicate-name';
import { ignoredEmail } from './ignored-email';
import { ignoredExamples } from './ignored-examples';
import { incompleteContact } from './incomplete-contact';
import { invalidAnnotationType } from './invalid-annotation-type';
import { invalidApiVersion } from './invalid-api-version';
import { invalidCrdName } from './invalid-crd-name';
import { invalidExamples } from './invalid-examples';
import { invalidFileName } from './invalid-file-name';
import { invalidImage } from './invalid-image';
import { invalidInstallModes } from './invalid-install-modes';
import { invalidJson } from './invalid-json';
import { invalidName } from './invalid-name';
import { invalidPackageManifest, unresolvedCurrentVersion } from './invalid-package-manifest';
import { invalidRelatedImage } from './invalid-related-image';
import { invalidShape } from './invalid-shape';
import { invalidSource } from './invalid-source';
import { invalidArchitecture, invalidCategory, invalidDevice, invalidScene } from './list-annotations';
import { literalImage } from './literal-image';
import { invalidMinKubeVersion, missingMinKubeVersion } from './min-kube-version';
import { mismatchedNodeArchitecture } from './mismatched-node-architecture';
import { misplacedName } from './misplaced-name';
import { missingAnnotation } from './missing-annotation';
import { missingContact } from './missing-contact';
import { missingDeployment } from './missing-deployment';
import { missingExample } from './missing-example';
import { missingExampleField } from './missing-example-field';
import { missingField } from './missing-field';
import { missingPullSecret } from './missing-pull-secret';
import { duplicateCrd, missingCrd, unownedCrd } from './owned-definitions';
import { unknownAnnotation } from './unknown-annotation';
import { unquotedAnnotation } from './unquoted-annotation';
import { unresolvedKind } from './unresolved-kind';

/** The rules about operators: their ClusterServiceVersion, the package manifest and what lies beside them. */
export const csvRules: readonly Rule[] = [
  invalidFileName,
  invalidApiVersion,
  invalidName,
  misplacedName,
  missingField,
  invalidShape,
  missingAnnotation,
  unknownAnnotation,
  deprecatedAnnotation,
  invalidAnnotationType,
  unquotedAnnotation,
  invalidSource,
  invalidCategory,
  invalidArchitecture,
  invalidScene,
  invalidDevice,
  missingContact,
  incompleteContact,
  ignoredEmail,
  invalidJson,
  invalidExamples,
  missingExampleField,
  duplicateExampleKey,
  ignoredExamples,
  unresolvedKind,
  missingExample,
  missingDeployment,
  duplicateName,
  invalidImage,
  literalImage,
  invalidRelatedImage,
  missingPullSecret,
  mismatchedNodeArchitecture,
  invalidInstallModes,
  invalidMinKubeVersion,
  missingMinKubeVersion,
  invalidCrdName,
  missingCrd,
  unownedCrd,
  duplicateCrd,
  duplicateVersion,
  duplicateServiceAccount,
  unexpectedManifest,
  invalidPackageManifest,
  unresolvedCurrentVersion,
];
