import { edit } from '../../package/edit';
import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import { isString, scalarValue } from '../../yaml/scalar';
import { quoted } from '../../yaml/write-scalar';
import type { Rule } from '../rule';

/** R125: a tag that YAML reads as a number or a boolean. */
export const unquotedTag: Rule = {
  code: 'mapping/unquoted-tag',
  severity: 'warning',
  spec: ['R125'],
  summary: text('A tag that is read as a number', 'tag 会被解析为数字'),
  rationale: text(
    'Without quotes YAML reads 2.0 as the number 2 and 1.10 as 1.1, so the image is pushed under another tag than the one that is pulled.',
    '不加引号时 YAML 会把 2.0 解析为 2，把 1.10 解析为 1.1，推送的 tag 与部署时拉取的 tag 不一致。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 2.10
#        ^^^^ warning mapping/unquoted-tag: 2.10 is read as the number 2.1. Put it in quotes
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: "2.10"
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    for (const { tag } of mapping?.images ?? []) {
      const node = resolve(tag?.entry.value);
      if (!mapping || !tag || node?.kind !== 'scalar' || isString(node)) continue;
      const change = edit(mapping.file.path, { span: tag.span, newText: quoted(tag.text) });
      const value = String(scalarValue(node));
      yield {
        at: { file: mapping.file.path, span: tag.span },
        message: say(
          '{tag} is read as the {type} {value}. Put it in quotes',
          '{tag} 会被解析为{zhType} {value}，请加引号',
          { tag: tag.text, value, ...typeWords(scalarValue(node)) },
        ),
        fixes: [{ title: say('Put in quotes', '加引号'), changes: [change], preferred: true, safe: true }],
      };
    }
  },
};

const typeWords = (value: unknown): { type: string; zhType: string } =>
  typeof value === 'number' ? { type: 'number', zhType: '数字' } : { type: 'value', zhType: '值' };
