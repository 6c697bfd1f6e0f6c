import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Rule } from '../rule';
import { filling, gapsOf, topLevelSpan } from './operator-gaps';

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
                  - name: backup
                    image: quay.io/coreos/etcd-backup:v0.9.4
#- images/etcd-operator.tar {"tags":["etcd-operator:v0.9.4"],"architecture":"amd64"}
#- images/etcd-backup.tar {"tags":["etcd-backup:v0.9.4"],"architecture":"amd64"}
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
`;
const manager = `      - type: container
        name: manager
        image: etcd-operator
        tag: v0.9.4
        package:
          x86_64: etcd-operator.tar
`;

/** R161: a container of the operator without an element in mapping.yaml. */
export const missingContainer: Rule = {
  code: 'mapping/missing-container',
  severity: 'warning',
  spec: ['R161'],
  summary: text('A container without an element in "lifecycle"', '容器在“lifecycle”中没有对应的元素'),
  rationale: text(
    'The platform replaces only the images of the containers that mapping.yaml names. This one is pulled from its old address, which customers often cannot reach.',
    '平台只替换映射文件中列出的容器的镜像。该容器仍从旧地址拉取，客户环境往往无法访问。',
  ),
  example: {
    bad: `${csv}    containers:
#   ^^^^^^^^^^ warning mapping/missing-container: the image of container "backup" is not replaced: quay.io/coreos/etcd-backup:v0.9.4
${manager}`,
    good: `${csv}    containers:
${manager}      - type: container
        name: backup
        image: etcd-backup
        tag: v0.9.4
        package:
          x86_64: etcd-backup.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const gaps = gapsOf(pkg);
    for (const container of gaps?.containers ?? []) {
      if (!gaps || !pkg.operator?.current) continue;
      const { mapping } = gaps;
      const list = container.into && entryOf(container.into.node, 'containers');
      const { name, reference, at } = container;
      yield {
        at: { file: mapping.file.path, span: list ? keySpan(list) : topLevelSpan(mapping, 'lifecycle') },
        message: say(
          'the image of container "{name}" is not replaced: {reference}',
          '容器“{name}”的镜像不会被替换：{reference}',
          { name, reference },
        ),
        related: [{ at, message: say('the container', '该容器') }],
        fixes: filling(pkg, mapping, say('Add container "{name}"', '添加容器“{name}”', { name }), {
          containers: [container],
        }),
      };
    }
  },
};
