import { say, text } from '../../text/message';
import { nodeAt, textAt } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { addressTargets } from './address-targets';
import { replaceField } from './replace-field';

/** R147: with prefixAddress the image name stays as the chart has it, so `image` must be that name. */
export const mismatchedImageName: Rule = {
  code: 'mapping/mismatched-image-name',
  severity: 'warning',
  spec: ['R147'],
  summary: text(
    'With prefixAddress, an image name that is not the chart’s',
    '使用 prefixAddress 时镜像名称与 Chart 中的不一致',
  ),
  rationale: text(
    'prefixAddress replaces registry and organization only. The chart goes on asking for its own image name, which the platform does not have under that name.',
    'prefixAddress 只替换仓库地址和组织，Chart 仍按自己的镜像名拉取，而平台上推送的是另一个名称。',
  ),
  example: {
    bad: `
#- package/kafka/Chart.yaml
name: kafka
#- package/kafka/values.yaml
image:
  prefix: docker.io/bitnami
  name: kafka
#- images/mapping.yaml
instance:
  - image: bitnami-kafka
#          ^^^^^^^^^^^^^ warning mapping/mismatched-image-name: With "prefixAddress" the chart keeps its image name "kafka"
    tag: 2.5.0
    address:
      prefixAddress: image.prefix
`,
    good: `
#- package/kafka/Chart.yaml
name: kafka
#- package/kafka/values.yaml
image:
  prefix: docker.io/bitnami
  name: kafka
#- images/mapping.yaml
instance:
  - image: kafka
    tag: 2.5.0
    address:
      prefixAddress: image.prefix
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping } = pkg;
    for (const entry of mapping?.instances ?? []) {
      const prefix =
        mapping && addressTargets(pkg, mapping, entry).find(({ role }) => role === 'prefixAddress');
      const kept = prefix && nameBeside(prefix.field.text, pkg.chart?.values?.yaml.root);
      if (!mapping || !entry.image || !kept || kept === entry.image.text) continue;
      yield {
        at: { file: mapping.file.path, span: entry.image.span },
        message: say(
          'With "prefixAddress" the chart keeps its image name "{kept}"',
          '使用“prefixAddress”时，Chart 保持自己的镜像名“{kept}”',
          { kept },
        ),
        fixes: [
          {
            title: changeTo(kept),
            changes: [replaceField(mapping, entry.image, kept)],
            preferred: true,
          },
        ],
      };
    }
  },
};

/** The image name that stands beside a prefix: `name`, `image` or `repository` in the same map; undefined when it is not that simple. */
function nameBeside(prefixPath: string, values: Parameters<typeof nodeAt>[0]): string | undefined {
  const map = nodeAt(values, prefixPath.split('.').slice(0, -1));
  const names = ['name', 'image', 'repository'].flatMap((key) => textAt(nodeAt(map, [key])) ?? []);
  return names.length === 1 && /^[a-z0-9._-]+$/.test(names[0] ?? '') ? names[0] : undefined;
}
