import { say, text } from '../../text/message';
import { asMap, entryAt, entryOf, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { placeOfMissing, soundVersion } from './version-file';

/** C17: an operator without deployments. */
export const missingDeployment: Rule = {
  code: 'csv/missing-deployment',
  severity: 'warning',
  spec: ['R155', 'R071'],
  summary: text('An operator without deployments', 'Operator 没有任何 deployment'),
  rationale: text(
    'The deployments in spec.install are what runs the operator. Without one nothing watches the custom resources.',
    'spec.install 中的 deployment 用于运行 Operator，没有时自定义资源无人处理。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    strategy: deployment
    spec:
      deployments: []
#     ^^^^^^^^^^^ warning csv/missing-deployment: The operator has no deployment
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    const install = asMap(valueIn(csv?.spec, 'install'));
    if (!csv || !install || csv.deployments.length > 0) return;
    const entry =
      entryAt(install, ['spec', 'deployments']) ?? entryOf(install, 'spec') ?? entryOf(csv.spec, 'install');
    yield {
      at: { file: csv.file.path, span: placeOfMissing(csv, entry) },
      message: say('The operator has no deployment', '该 Operator 没有 deployment'),
    };
  },
};
