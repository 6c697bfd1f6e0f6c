import { oscManifestImages } from '../../images/manifest-images';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R104: an image in a manifest that is neither lifecycle.yaml nor a csd. */
export const literalImage: Rule = {
  code: 'osc/literal-image',
  severity: 'warning',
  spec: ['R104'],
  summary: text('An image outside of lifecycle.yaml and the csd', '镜像未写在 lifecycle.yaml 或 csd 文件中'),
  rationale: text(
    'In a package of the OSC format the platform takes images from lifecycle.yaml and the csd files. An address in another manifest stays, and the pull fails at the customer.',
    'OSC 规范包的镜像由平台从 lifecycle.yaml 和 csd 文件中获取。写在其他清单中的地址不会替换，在客户环境拉取会失败。',
  ),
  example: {
    bad: `
#- package/redis/metadata.yaml
name: redis
#- package/redis/manifests/exporter.yaml
kind: Deployment
metadata:
  name: exporter
spec:
  template:
    spec:
      containers:
        - name: exporter
          image: docker.io/acme/exporter:1.0.0
#                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning osc/literal-image: "docker.io/acme/exporter:1.0.0" is not replaced here: images belong into lifecycle.yaml or the csd
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ osc }) {
    for (const { at, reference } of osc ? oscManifestImages(osc) : []) {
      yield {
        at,
        message: say(
          '"{reference}" is not replaced here: images belong into lifecycle.yaml or the csd',
          '此处的“{reference}”不会被替换：镜像应写在 lifecycle.yaml 或 csd 文件中',
          { reference },
        ),
      };
    }
  },
};
