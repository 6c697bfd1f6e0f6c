import { say, text } from '../../text/message';
import { insertEntry } from '../../yaml/insert';
import { nodeAt, textAt } from '../../yaml/path';
import type { Rule } from '../rule';
import { addressTargets } from './address-targets';
import { replaceField } from './replace-field';

/** R148: without `tag` or `fullAddress` the tag in values.yaml stays, so it must be the tag that is pushed. */
export const keptTag: Rule = {
  code: 'mapping/mismatched-kept-tag',
  severity: 'warning',
  spec: ['R148'],
  summary: text(
    'A tag that is not replaced and not the one that is pushed',
    '未替换的 tag 与推送的 tag 不一致',
  ),
  rationale: text(
    'The address keys of this entry do not write the tag, so the chart asks for the tag in its values. The platform has the image under another one.',
    '该元素的地址字段没有写入 tag，Chart 仍按 values.yaml 中的 tag 拉取，而平台推送的是另一个 tag。',
  ),
  example: {
    bad: `
#- package/zookeeper/Chart.yaml
name: zookeeper
#- package/zookeeper/values.yaml
image:
  repository: bitnami/zookeeper
  tag: 3.4.0
#- images/mapping.yaml
instance:
  - image: zookeeper
    tag: 3.4.14
#        ^^^^^^ warning mapping/mismatched-kept-tag: The chart keeps the tag "3.4.0": no key of "address" replaces it
    address:
      repository: image.repository
`,
    good: `
#- package/zookeeper/Chart.yaml
name: zookeeper
#- package/zookeeper/values.yaml
image:
  repository: bitnami/zookeeper
  tag: 3.4.0
#- images/mapping.yaml
instance:
  - image: zookeeper
    tag: 3.4.14
    address:
      repository: image.repository
      tag: image.tag
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const { mapping } = pkg;
    for (const entry of mapping?.instances ?? []) {
      const targets = mapping ? addressTargets(pkg, mapping, entry) : [];
      if (!mapping || !entry.tag || targets.some(({ role }) => role === 'tag' || role === 'fullAddress'))
        continue;
      const beside = targets.find(({ role }) => role === 'repository' || role === 'repo');
      const path = beside && `${beside.field.text.split('.').slice(0, -1).join('.')}.tag`;
      const kept =
        path && !path.startsWith('.')
          ? textAt(nodeAt(pkg.chart?.values?.yaml.root, path.split('.')))
          : undefined;
      // A template says what the tag is only once it is rendered.
      if (!beside || !path || !kept || kept === entry.tag.text || kept.includes('{{')) continue;
      yield {
        at: { file: mapping.file.path, span: entry.tag.span },
        message: say(
          'The chart keeps the tag "{kept}": no key of "address" replaces it',
          'Chart 保持 tag“{kept}”：“address”中没有字段替换它',
          { kept },
        ),
        fixes: [
          {
            title: say('Add "tag: {path}"', '添加“tag: {path}”', { path }),
            changes: [
              {
                kind: 'edit',
                file: mapping.file.path,
                edits: insertEntry(mapping.file.text, beside.field.entry.parent, `tag: ${path}`),
              },
            ],
            preferred: true,
          },
          ...(isTag(kept)
            ? [
                {
                  title: say('Change the tag to "{kept}"', '将 tag 改为“{kept}”', { kept }),
                  changes: [replaceField(mapping, entry.tag, kept)],
                },
              ]
            : []),
        ],
      };
    }
  },
};

/** Whether an image can be pushed under it: a digest in its place cannot. */
const isTag = (text: string): boolean => /^\w[\w.-]{0,127}$/.test(text);
