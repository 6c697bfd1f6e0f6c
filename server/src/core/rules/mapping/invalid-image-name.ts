import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { imageNamePattern, repairImageName } from './image-names';
import { replaceField } from './replace-field';

/** R123: `image` must be a repository name that a registry accepts. */
export const invalidImageName: Rule = {
  code: 'mapping/invalid-image-name',
  severity: 'error',
  spec: ['R123'],
  summary: text('An image name that no registry accepts', '镜像名称不符合 Docker 命名规范'),
  rationale: text(
    'The platform pushes the tar under this name. Upper-case letters, a registry, a tag or other characters make the push fail.',
    '平台以该名称推送镜像。含大写字母、仓库地址、tag 或其它字符时，推送会失败。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: docker.io/Bitnami/Etcd:3.5
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^ error mapping/invalid-image-name: "docker.io/Bitnami/Etcd:3.5" is not an image name: lower-case letters, digits, ".", "_", "-" and "/", no registry, no tag
    tag: 3.5.0
`,
    good: `
#- images/mapping.yaml
instance:
  - image: bitnami/etcd
    tag: 3.5.0
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    for (const { image } of mapping?.images ?? []) {
      if (!mapping || !image || image.text === '' || imageNamePattern.test(image.text)) continue;
      const repaired = repairImageName(image.text);
      yield {
        at: { file: mapping.file.path, span: image.span },
        message: say(
          '"{name}" is not an image name: lower-case letters, digits, ".", "_", "-" and "/", no registry, no tag',
          '“{name}”不是合法的镜像名称：只能包含小写字母、数字、“.”、“_”、“-”和“/”，不含仓库地址和 tag',
          { name: image.text },
        ),
        fixes: repaired
          ? [
              {
                title: changeTo(repaired),
                changes: [replaceField(mapping, image, repaired)],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};
