import { text } from '../../text/message';
import type { Rule } from '../rule';
import { chartAnnotation, chartFile } from '../shared/chart-file';
import { wordFindings } from '../shared/word-repair';

/** X3 (developer guide): the devices are `CPU`, `GPU` and `NPU`. */
export const invalidDevice: Rule = {
  code: 'chart/invalid-device',
  severity: 'warning',
  spec: ['X3'],
  summary: text('A device that the platform does not know', '平台不识别的设备类型'),
  rationale: text(
    'The developer guide lists CPU, GPU and NPU; others are not offered.',
    '开发者指南只列出 CPU、GPU 和 NPU，其他取值不生效。',
  ),
  example: {
    bad: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  devices: gpu
#          ^^^ warning chart/invalid-device: "gpu" is none of the values of "devices". Did you mean "GPU"?
`,
    good: `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  devices: GPU
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const chart = chartFile(pkg);
    if (chart) yield* wordFindings(pkg, chart.file, chartAnnotation(chart.root, 'devices'), 'devices');
  },
};
