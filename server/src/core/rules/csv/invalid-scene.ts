import { text } from '../../text/message';
import type { Rule } from '../rule';
import { checkWords, exampleAnnotation } from './list-annotation';

/** R050, R066: the scenes are `CCE` and `UCS`, in capitals. */
export const invalidScene: Rule = {
  code: 'csv/invalid-scene',
  severity: 'warning',
  spec: ['R050', 'R066', 'X4', 'A15'],
  summary: text('A scene that the platform does not know', '平台不识别的部署场景'),
  rationale: text(
    'The platform compares the scenes letter by letter. For a scene that it does not know the service cannot be deployed.',
    '平台区分大小写地匹配部署场景，无法识别的场景不能部署。',
  ),
  example: {
    bad: exampleAnnotation(
      'scenes: CCE;UCS',
      '#           ^^^^^^^ warning csv/invalid-scene: Separate several values by a comma: "CCE,UCS"\n',
    ),
    good: exampleAnnotation('scenes: CCE,UCS'),
  },
  fixable: true,
  tempo: 'text',
  check: checkWords('scenes'),
};
