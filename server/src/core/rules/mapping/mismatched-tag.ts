import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { archiveFields, bareName, namesImage } from './archive-fields';

/** R136, A23: the version in a tar's name is not the entry's tag. */
export const mismatchedTag: Rule = {
  code: 'mapping/mismatched-tag',
  severity: 'hint',
  spec: ['R136', 'A23'],
  summary: text('The version in the tar name is not the tag', 'tar 包文件名中的版本与 tag 不一致'),
  rationale: text(
    'The tag is what the image is pushed as, and the tar may be named freely. A different version in its name is often a tar that was not updated.',
    'tag 是推送后的版本，tar 包可以任意命名。文件名中的版本不同，往往是忘了更新 tar 包。',
  ),
  example: {
    bad: `
#- images/zookeeper-3.4.14.tar
#- images/mapping.yaml
instance:
  - image: zookeeper
    tag: 3.4.0
    package:
      x86_64: zookeeper-3.4.14.tar
#             ^^^^^^^^^^^^^^^^^^^^ hint mapping/mismatched-tag: The name says 3.4.14, the tag is 3.4.0
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { mapping, entry, field } of archiveFields(pkg)) {
      const tag = entry.tag?.text ?? '';
      const version = versionIn(field.text);
      if (tag === '' || !version || field.text.includes(tag) || !namesImage(field.text, bareName(entry)))
        continue;
      yield {
        at: { file: mapping.file.path, span: field.span },
        message: say(
          'The name says {version}, the tag is {tag}',
          '文件名中的版本是 {version}，而 tag 是 {tag}',
          { version, tag },
        ),
      };
    }
  },
};

/** The version in a file name: numbers with at least one dot. */
const versionIn = (name: string): string | undefined =>
  /(?:^|[-_v])(\d+(?:\.\d+)+)(?=[-_.]|$)/.exec(name.replace(/\.tar$/, ''))?.[1];
