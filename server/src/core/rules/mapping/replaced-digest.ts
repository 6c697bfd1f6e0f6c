import { operatorWrites } from '../../images/operator-writes';
import type { ImageEntry } from '../../package/mapping';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R163: an image that the ClusterServiceVersion pins by digest. */
export const replacedDigest: Rule = {
  code: 'mapping/replaced-digest',
  severity: 'information',
  spec: ['R163'],
  summary: text('A digest that is replaced by a tag', '摘要（digest）引用会被替换为 tag'),
  rationale: text(
    'The ClusterServiceVersion names exactly one image by its digest. The platform writes name and tag instead, so the tar must hold the very image that the digest stands for.',
    'ClusterServiceVersion 以摘要精确指定镜像，平台会改写为“名称:tag”，因此 tar 包中必须是该摘要对应的镜像。',
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
                    image: quay.io/coreos/etcd-operator@sha256:${'66a37fd6'.repeat(8)}
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        image: etcd-operator
#              ^^^^^^^^^^^^^ information mapping/replaced-digest: the digest sha256:66a37fd666a3… in the ClusterServiceVersion becomes "etcd-operator:0.9.4"
        tag: 0.9.4
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ mapping, operator }) {
    const reported = new Set<ImageEntry>();
    for (const { node, entry } of mapping && operator?.csv ? operatorWrites(operator.csv, mapping) : []) {
      const digest = /@(sha256(?::[0-9a-f]{12})?)/.exec(node.text)?.[1];
      if (
        !mapping ||
        !operator?.csv ||
        !digest ||
        !entry.image?.text ||
        !entry.tag?.text ||
        reported.has(entry)
      )
        continue;
      reported.add(entry);
      yield {
        at: { file: mapping.file.path, span: entry.image.span },
        message: say(
          'the digest {digest}… in the ClusterServiceVersion becomes "{image}:{tag}"',
          'ClusterServiceVersion 中的摘要 {digest}… 将替换为“{image}:{tag}”',
          { digest, image: entry.image.text, tag: entry.tag.text },
        ),
        related: [
          {
            at: { file: operator.csv.file.path, span: node.span },
            message: say('the reference by digest', '摘要引用'),
          },
        ],
      };
    }
  },
};
