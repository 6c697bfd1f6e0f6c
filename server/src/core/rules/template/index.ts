import type { Rule } from '../rule';
import { fixedArchitecture } from './fixed-architecture';
import { literalImage } from './literal-image';
import { literalImageInData } from './literal-image-in-data';
import { literalImagePart } from './literal-image-part';
import { literalTestImage } from './literal-test-image';
import { misplacedPullSecret } from './misplaced-pull-secret';
import { missingPullSecret } from './missing-pull-secret';

/** The rules about templates of a chart. */
export const templateRules: readonly Rule[] = [
  literalImage,
  literalImageInData,
  literalImagePart,
  literalTestImage,
  missingPullSecret,
  misplacedPullSecret,
  fixedArchitecture,
];
