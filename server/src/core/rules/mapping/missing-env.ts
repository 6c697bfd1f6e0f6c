import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import type { Rule } from '../rule';
import { filling, gapsOf } from './operator-gaps';

const csv = `
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
                    env:
                      - name: RELATED_IMAGE_ETCD
                        value: quay.io/coreos/etcd:v3.5.0
#- images/etcd-operator.tar {"tags":["etcd-operator:v0.9.4"],"architecture":"amd64"}
#- images/etcd.tar {"tags":["etcd:v3.5.0"],"architecture":"amd64"}
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
`;

/** R072: a variable that holds an image and has no element in mapping.yaml. */
export const missingEnv: Rule = {
  code: 'mapping/missing-env',
  severity: 'warning',
  spec: ['R072'],
  summary: text(
    'A variable with an image address without an element in "env"',
    '含镜像地址的环境变量没有声明在“env”中',
  ),
  rationale: text(
    'The operator starts its instances with the image that this variable names. The platform replaces only the variables that mapping.yaml declares.',
    'Operator 使用该环境变量中的镜像启动实例，平台只替换映射文件中声明的环境变量。',
  ),
  example: {
    bad: `${csv.replace(/ +name: manager\n$/, '')}        name: manager
#       ^^^^ warning mapping/missing-env: the image in variable "RELATED_IMAGE_ETCD" is not replaced: quay.io/coreos/etcd:v3.5.0
        image: etcd-operator
        tag: v0.9.4
        package:
          x86_64: etcd-operator.tar
`,
    good: `${csv.trimEnd()}
        image: etcd-operator
        tag: v0.9.4
        package:
          x86_64: etcd-operator.tar
        env:
          - name: RELATED_IMAGE_ETCD
            image: etcd
            tag: v3.5.0
            package:
              x86_64: etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const gaps = gapsOf(pkg);
    for (const variable of gaps?.variables ?? []) {
      const owner = variable.into.name?.entry;
      if (!gaps || !owner) continue;
      const { name, reference, at } = variable;
      yield {
        at: { file: gaps.mapping.file.path, span: keySpan(owner) },
        message: say(
          'the image in variable "{name}" is not replaced: {reference}',
          '环境变量“{name}”中的镜像不会被替换：{reference}',
          { name, reference },
        ),
        related: [{ at, message: say('the variable', '该环境变量') }],
        fixes: filling(pkg, gaps.mapping, say('Add variable "{name}"', '添加环境变量“{name}”', { name }), {
          variables: [variable],
        }),
      };
    }
  },
};
