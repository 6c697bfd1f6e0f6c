import type { Rule } from '../rule';
import { fixedArchitecture } from './fixed-architecture';
import { literalImage } from './literal-image';
import { literalImagePart } from './literal-image-part';
import { literalTestImage } from './literal-test-image';
import { misplacedPullSecret } from './misplaced-pull-secret';
import { missingPullSecret } from './missing-pull-secret';

/** The rules about templates of a chart. */
export const templateRules: readonly Rule[] = [
  literalImage,
  literalImagePart,
  literalTestImage,
  missingPullSecret,
  misplacedPullSecret,
  fixedArchitecture,
];
