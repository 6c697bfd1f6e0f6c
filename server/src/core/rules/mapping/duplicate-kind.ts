import type { InstanceEntry } from '../../package/mapping';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R151: two elements of `instance` for one kind. */
export const duplicateKind: Rule = {
  code: 'mapping/duplicate-kind',
  severity: 'warning',
  spec: ['R151'],
  summary: text('Two elements of "instance" for one kind', '同一个 kind 有多个“instance”元素'),
  rationale: text(
    'The guide describes one element for each kind. Whether the platform reads a second one is documented nowhere; an instance that names several images can pull some of them from the old address.',
    '指南说明每个 kind 对应一个列表元素。平台是否读取第二个元素没有文档说明；一个实例涉及多个镜像时，部分镜像可能仍从旧地址拉取。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind":"EtcdCluster","spec":{"image":"a/b:1","sidecar":"a/c:1"}}]'
#- images/mapping.yaml
instance:
  - kind: EtcdCluster
    image: b
    address:
      fullAddress: spec.image
  - kind: EtcdCluster
#         ^^^^^^^^^^^ warning mapping/duplicate-kind: "EtcdCluster" has an element above: the guide describes one for each kind
    image: c
    address:
      fullAddress: spec.sidecar
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping, operator }) {
    const seen = new Map<string, InstanceEntry>();
    for (const entry of (operator && mapping?.instances) || []) {
      if (!mapping || !entry.kind?.text) continue;
      const first = seen.get(entry.kind.text);
      if (!first?.kind) {
        seen.set(entry.kind.text, entry);
        continue;
      }
      const { path } = mapping.file;
      yield {
        at: { file: path, span: entry.kind.span },
        message: say(
          '"{kind}" has an element above: the guide describes one for each kind',
          '“{kind}”在上文已有元素，指南说明每个 kind 对应一个元素',
          { kind: entry.kind.text },
        ),
        related: [{ at: { file: path, span: first.kind.span }, message: say('the first one', '第一处') }],
      };
    }
  },
};
