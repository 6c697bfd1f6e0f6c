import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { isUnreadable } from '../shared/archive-defects';

/** R023: an operator has a ClusterServiceVersion. */
export const missingClusterServiceVersion: Rule = {
  code: 'package/missing-cluster-service-version',
  severity: 'error',
  spec: ['R023'],
  summary: text('An operator without ClusterServiceVersion', 'Operator 缺少 ClusterServiceVersion'),
  rationale: text(
    'The platform reads the service and its images from *.clusterserviceversion.yaml. Without it nothing can be deployed.',
    '平台从 *.clusterserviceversion.yaml 读取服务信息和镜像，缺少该文件则无法部署。',
  ),
  example: {
    bad: `
#- package/etcd/
#! error package/missing-cluster-service-version: There is no *.clusterserviceversion.yaml in this operator
#- package/etcd/etcd.package.yaml
packageName: etcd
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { operator, deployment } = pkg;
    if (!operator || !deployment || operator.versions.length > 0) return;
    if (isUnreadable(pkg, deployment.path)) return;
    yield {
      at: { file: deployment.path },
      message: say(
        'There is no *.clusterserviceversion.yaml in this operator',
        '该 Operator 中没有 *.clusterserviceversion.yaml',
      ),
    };
  },
};
