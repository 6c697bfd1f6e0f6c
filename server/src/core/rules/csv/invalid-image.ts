import { parseImageReference } from '../../images/image-reference';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { isBlank, soundVersion } from './version-file';

/** R070: a container whose `image` is not one whole address. */
export const invalidImage: Rule = {
  code: 'csv/invalid-image',
  severity: 'error',
  spec: ['R070'],
  summary: text('A container image that is not one whole address', '容器镜像不是一个完整的地址'),
  rationale: text(
    'The platform replaces the image of a container as a whole. Kubernetes expands no variables there, so an address that is put together from parts is never pulled.',
    '平台整体替换容器的镜像。Kubernetes 不会在此处展开变量，由多个部分拼接的地址无法拉取。',
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
                    image: $(REPOSITORY):$(TAG)
#                          ^^^^^^^^^^^^^^^^^^^^ error csv/invalid-image: "$(REPOSITORY):$(TAG)" is not one whole image address: write registry, path and tag
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    for (const { image, nameEntry, name } of csv?.deployments.flatMap(({ containers }) => containers) ?? []) {
      const entry = image ?? nameEntry;
      const node = resolve(image?.value);
      if (!csv || !entry) continue;
      if (isBlank(image?.value)) {
        yield {
          at: { file: csv.file.path, span: keySpan(entry) },
          message: say('The container "{name}" has no image', '容器“{name}”没有镜像', { name }),
        };
      } else if (node?.kind === 'scalar' && !parseImageReference(node.text.trim())) {
        yield {
          at: { file: csv.file.path, span: node.span },
          message: say(
            '"{image}" is not one whole image address: write registry, path and tag',
            '“{image}”不是完整的镜像地址：请写明仓库地址、路径和 tag',
            { image: node.text },
          ),
        };
      }
    }
  },
};
