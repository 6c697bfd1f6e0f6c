import type { Rule } from '../rule';
import { deprecatedAnnotation } from './deprecated-annotation';
import { duplicateCrd } from './duplicate-crd';
import { duplicateExampleKey } from './duplicate-example-key';
import { duplicateName } from './duplicate-name';
import { duplicateServiceAccount } from './duplicate-service-account';
import { duplicateVersion } from './duplicate-version';
import { ignoredEmail } from './ignored-email';
import { ignoredExamples } from './ignored-examples';
import { incompleteContact } from './incomplete-contact';
import { invalidAnnotationType } from './invalid-annotation-type';
import { invalidApiVersion } from './invalid-api-version';
import { invalidArchitecture } from './invalid-architecture';
import { invalidCategory } from './invalid-category';
import { invalidCrdName } from './invalid-crd-name';
import { invalidDevice } from './invalid-device';
import { invalidExamples } from './invalid-examples';
import { invalidFileName } from './invalid-file-name';
import { invalidImage } from './invalid-image';
import { invalidInstallModes } from './invalid-install-modes';
import { invalidJson } from './invalid-json';
import { invalidMinKubeVersion } from './invalid-min-kube-version';
import { invalidName } from './invalid-name';
import { invalidPackageManifest } from './invalid-package-manifest';
import { invalidRelatedImage } from './invalid-related-image';
import { invalidScene } from './invalid-scene';
import { invalidShape } from './invalid-shape';
import { invalidSource } from './invalid-source';
import { literalImage } from './literal-image';
import { mismatchedNodeArchitecture } from './mismatched-node-architecture';
import { misplacedName } from './misplaced-name';
import { missingAnnotation } from './missing-annotation';
import { missingContact } from './missing-contact';
import { missingCrd } from './missing-crd';
import { missingDeployment } from './missing-deployment';
import { missingExample } from './missing-example';
import { missingExampleField } from './missing-example-field';
import { missingField } from './missing-field';
import { missingMinKubeVersion } from './missing-min-kube-version';
import { missingPullSecret } from './missing-pull-secret';
import { unexpectedManifest } from './unexpected-manifest';
import { unformattedExamples } from './unformatted-examples';
import { unknownAnnotation } from './unknown-annotation';
import { unknownKey } from './unknown-key';
import { unquotedAnnotation } from './unquoted-annotation';
import { unresolvedCurrentVersion } from './unresolved-current-version';
import { unresolvedKind } from './unresolved-kind';
import { unusedCrd } from './unused-crd';

/** The rules about operators: their ClusterServiceVersion, the package manifest and what lies beside them. */
export const csvRules: readonly Rule[] = [
  invalidFileName,
  invalidApiVersion,
  invalidName,
  misplacedName,
  missingField,
  unknownKey,
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
  unformattedExamples,
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
  unusedCrd,
  duplicateCrd,
  duplicateVersion,
  duplicateServiceAccount,
  unexpectedManifest,
  invalidPackageManifest,
  unresolvedCurrentVersion,
];
