import { text } from '../../text/message';
import type { Rule } from '../rule';
import { checkWords, exampleAnnotation } from './list-annotation';

/** X3: a device that the platform does not know. */
export const invalidDevice: Rule = {
  code: 'csv/invalid-device',
  severity: 'warning',
  spec: ['X3'],
  summary: text('A device that the platform does not know', '平台不识别的设备类型'),
  rationale: text(
    'By the developer guide the devices are CPU, GPU and NPU, separated by commas.',
    '开发者指南规定设备类型为 CPU、GPU、NPU，多个用英文逗号分隔。',
  ),
  example: {
    bad: exampleAnnotation(
      'devices: cpu',
      '#            ^^^ warning csv/invalid-device: "cpu" is none of the values of "devices". Did you mean "CPU"?\n',
    ),
    good: exampleAnnotation('devices: CPU'),
  },
  fixable: true,
  tempo: 'text',
  check: checkWords('devices'),
};
