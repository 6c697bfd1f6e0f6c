import type { Rule } from '../rule';
import { deprecatedArchiveExtension } from './deprecated-archive-extension';
import { deprecatedMappingName } from './deprecated-mapping-name';
import { duplicateDeploymentPackage } from './duplicate-deployment-package';
import { invalidArchiveName } from './invalid-archive-name';
import { invalidDeliveryFormat } from './invalid-delivery-format';
import { invalidDeliveryName } from './invalid-delivery-name';
import { invalidFolderName } from './invalid-folder-name';
import { invalidMappingName } from './invalid-mapping-name';
import { invalidServiceName } from './invalid-service-name';
import { invalidServiceVersion } from './invalid-service-version';
import { invalidTopLevel } from './invalid-top-level';
import { mismatchedArchiveFormat } from './mismatched-archive-format';
import { mismatchedDirectoryName } from './mismatched-directory-name';
import { mismatchedName } from './mismatched-name';
import { mismatchedOscFormat } from './mismatched-osc-format';
import { mismatchedOscUploadFormat } from './mismatched-osc-upload-format';
import { mismatchedVersion } from './mismatched-version';
import { misplacedChart } from './misplaced-chart';
import { misplacedMapping } from './misplaced-mapping';
import { missingClusterServiceVersion } from './missing-cluster-service-version';
import { missingDeploymentPackage } from './missing-deployment-package';
import { missingMapping } from './missing-mapping';
import { missingOscFile } from './missing-osc-file';
import { mixedKinds } from './mixed-kinds';
import { oversized } from './oversized';
import { oversizedUpload } from './oversized-upload';
import { unexpectedFile } from './unexpected-file';
import { unknownFolder } from './unknown-folder';
import { unknownKind } from './unknown-kind';
import { unreadFile } from './unread-file';

/** The rules about the layout of a service package, its names and sizes. */
export const packageRules: readonly Rule[] = [
  invalidDeliveryFormat,
  invalidDeliveryName,
  invalidTopLevel,
  mismatchedDirectoryName,
  invalidFolderName,
  missingDeploymentPackage,
  duplicateDeploymentPackage,
  unexpectedFile,
  deprecatedArchiveExtension,
  mismatchedArchiveFormat,
  mismatchedOscFormat,
  mismatchedOscUploadFormat,
  invalidArchiveName,
  misplacedChart,
  mixedKinds,
  unknownKind,
  unreadFile,
  missingClusterServiceVersion,
  missingOscFile,
  deprecatedMappingName,
  invalidMappingName,
  misplacedMapping,
  missingMapping,
  unknownFolder,
  invalidServiceName,
  invalidServiceVersion,
  mismatchedVersion,
  mismatchedName,
  oversized,
  oversizedUpload,
];
