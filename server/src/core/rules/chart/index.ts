import type { Rule } from '../rule';
import { ignoredIcon } from './ignored-icon';
import { invalidAnnotationType } from './invalid-annotation-type';
import { invalidApiVersion } from './invalid-api-version';
import { invalidArchitecture } from './invalid-architecture';
import { invalidCategory } from './invalid-category';
import { invalidDevice } from './invalid-device';
import { invalidName } from './invalid-name';
import { invalidScene } from './invalid-scene';
import { invalidSource } from './invalid-source';
import { invalidVersion } from './invalid-version';
import { misnamedCategory } from './misnamed-category';
import { missingAnnotation } from './missing-annotation';
import { missingDependency } from './missing-dependency';
import { missingField } from './missing-field';
import { missingMaintainer } from './missing-maintainer';
import { missingTemplates } from './missing-templates';
import { missingValues } from './missing-values';
import { nonstandardName } from './nonstandard-name';
import { outdatedKubeVersion } from './outdated-kube-version';

/** The rules about Chart.yaml and the layout of a chart. */
export const chartRules: readonly Rule[] = [
  missingField,
  invalidApiVersion,
  invalidName,
  nonstandardName,
  invalidVersion,
  missingMaintainer,
  missingAnnotation,
  misnamedCategory,
  invalidAnnotationType,
  invalidSource,
  invalidCategory,
  invalidArchitecture,
  invalidScene,
  invalidDevice,
  ignoredIcon,
  missingDependency,
  missingValues,
  missingTemplates,
  outdatedKubeVersion,
];
