import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { repairTag, tagPattern } from './image-names';
import { replaceField } from './replace-field';

/** R124: `tag` must be a tag that a registry accepts. */
export const invalidTag: Rule = {
  code: 'mapping/invalid-tag',
  severity: 'error',
  spec: ['R124'],
  summary: text('A tag that no registry accepts', 'tag 不符合 Docker 命名规范'),
  rationale: text(
    'The platform pushes the tar under this tag. An empty tag, "+" or more than 128 characters make the push fail.',
    '平台以该 tag 推送镜像。tag 为空、含“+”等字符或超过 128 个字符时，推送会失败。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0+b1
#        ^^^^^^^^ error mapping/invalid-tag: "3.5.0+b1" is not a tag: letters, digits, ".", "_" and "-", at most 128 characters
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0-b1
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    for (const { tag } of mapping?.images ?? []) {
      if (!mapping || !tag || !isScalar(tag.entry.value?.kind) || tagPattern.test(tag.text)) continue;
      const repaired = repairTag(tag.text);
      yield {
        at: { file: mapping.file.path, span: tag.span },
        message: say(
          '"{tag}" is not a tag: letters, digits, ".", "_" and "-", at most 128 characters',
          '“{tag}”不是合法的 tag：只能包含字母、数字、“.”、“_”和“-”，最长 128 个字符',
          { tag: tag.text },
        ),
        fixes: repaired
          ? [
              {
                title: changeTo(repaired),
                changes: [replaceField(mapping, tag, repaired)],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

/** An empty text is wrong too; a key without a value is missing, a list or map is a matter of the shape. */
const isScalar = (kind: string | undefined): boolean => kind === 'scalar' || kind === 'alias';
