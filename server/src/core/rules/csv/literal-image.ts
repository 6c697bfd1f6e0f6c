import { operatorImages } from '../../images/operator-images';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R071, R103: an image where the platform replaces nothing. */
export const literalImage: Rule = {
  code: 'csv/literal-image',
  severity: 'warning',
  spec: ['R071', 'R103'],
  summary: text('An image where the platform replaces nothing', '镜像写在平台不会替换的位置'),
  rationale: text(
    'The platform replaces images of containers and variables in spec.install, and in alm-examples. An address in an argument, a ConfigMap or the default of a CRD stays, and the pull fails at the customer.',
    '平台只替换 spec.install 中容器和环境变量的镜像以及 alm-examples 中的镜像。写在参数、ConfigMap 或 CRD 默认值中的地址不会替换，在客户环境拉取会失败。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                containers:
                  - name: manager
                    image: quay.io/coreos/etcd-operator:v0.9.4
                    args: [--etcd-image=quay.io/coreos/etcd:v3.5.0]
#                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/literal-image: "quay.io/coreos/etcd:v3.5.0" is not replaced in an argument: pass it in a variable and name that in mapping.yaml
#- package/etcd/config.yaml
kind: ConfigMap
data:
  image: quay.io/coreos/etcd:v3.5.0
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/literal-image: "quay.io/coreos/etcd:v3.5.0" is not replaced here: pass it in a variable of the operator
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { kind, reference, at } of pkg.operator ? operatorImages(pkg.operator) : []) {
      if (kind !== 'argument' && kind !== 'manifest') continue;
      yield {
        at,
        message:
          kind === 'argument'
            ? say(
                '"{reference}" is not replaced in an argument: pass it in a variable and name that in mapping.yaml',
                '参数中的“{reference}”不会被替换：请改用环境变量传入，并在映射文件中声明',
                { reference },
              )
            : say(
                '"{reference}" is not replaced here: pass it in a variable of the operator',
                '此处的“{reference}”不会被替换：请改用 Operator 的环境变量传入',
                { reference },
              ),
      };
    }
  },
};
