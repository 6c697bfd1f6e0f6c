import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { filling, gapsOf, topLevelSpan } from './operator-gaps';

const csv = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"quay.io/coreos/etcd:v3.5.0"}},{"kind":"EtcdBackup","spec":{"image":"quay.io/coreos/etcd-backup:v0.9.4"}}]'
#- images/etcd.tar {"tags":["etcd:v3.5.0"],"architecture":"amd64"}
#- images/etcd-backup.tar {"tags":["etcd-backup:v0.9.4"],"architecture":"amd64"}
#- images/mapping.yaml
`;
const cluster = `  - kind: EtcdCluster
    image: etcd
    tag: v3.5.0
    address:
      fullAddress: spec.image
    package:
      x86_64: etcd.tar
`;

/** R152: an image in a custom resource that no element of `instance` replaces. */
export const missingInstance: Rule = {
  code: 'mapping/missing-instance',
  severity: 'warning',
  spec: ['R152'],
  summary: text(
    'An image of a custom resource without an element in "instance"',
    '自定义资源中的镜像在“instance”中没有对应的元素',
  ),
  rationale: text(
    'The platform replaces only the paths that mapping.yaml names. Instances of this kind pull the image from its old address.',
    '平台只替换映射文件中列出的路径，该类型的实例仍从旧地址拉取镜像。',
  ),
  example: {
    bad: `${csv}instance:
#^^^^^^^ warning mapping/missing-instance: "spec.image" of EtcdBackup is not replaced: quay.io/coreos/etcd-backup:v0.9.4
${cluster}`,
    good: `${csv}instance:
${cluster}  - kind: EtcdBackup
    image: etcd-backup
    tag: v0.9.4
    address:
      fullAddress: spec.image
    package:
      x86_64: etcd-backup.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const gaps = gapsOf(pkg);
    for (const instance of gaps?.instances ?? []) {
      if (!gaps) continue;
      const { kind, address, reference, at } = instance;
      const path = address[0]?.path ?? '';
      yield {
        at: { file: gaps.mapping.file.path, span: topLevelSpan(gaps.mapping, 'instance') },
        message: say(
          '"{path}" of {kind} is not replaced: {reference}',
          '{kind} 的“{path}”不会被替换：{reference}',
          { path, kind, reference },
        ),
        related: [{ at, message: say('the image', '该镜像') }],
        fixes: filling(
          pkg,
          gaps.mapping,
          say('Add an element for "{kind}"', '添加“{kind}”的元素', { kind }),
          {
            instances: [instance],
          },
        ),
      };
    }
  },
};
