import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { metadataFile } from './metadata-file';

/** X6: lengths that the developer guide gives; a public package exceeds them, so this is no error. */
export const tooLongText: Rule = {
  code: 'metadata/too-long-text',
  severity: 'warning',
  spec: ['X6'],
  summary: text('A text that is longer than the developer guide allows', '文本超过开发者指南规定的长度'),
  rationale: text(
    'The developer guide limits appVersion and briefDescription to less than 64 characters. What the platform does with longer ones is not documented.',
    '开发者指南规定 appVersion 和 briefDescription 少于 64 个字符，超出后平台如何处理没有文档说明。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
briefDescription: A key-value store that is distributed, reliable and made for data that matters
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning metadata/too-long-text: "briefDescription" has 78 characters: less than 64 are allowed (developer guide)
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const metadata = metadataFile(pkg);
    for (const field of ['appVersion', 'briefDescription']) {
      const value = resolve(entryOf(metadata?.root, field)?.value);
      const length = value?.kind === 'scalar' ? [...value.text].length : 0;
      if (!metadata || !value || length < 64) continue;
      yield {
        at: { file: metadata.file.path, span: value.span },
        message: say(
          '"{field}" has {length} characters: less than 64 are allowed (developer guide)',
          '“{field}”有 {length} 个字符：应少于 64 个（开发者指南）',
          { field, length },
        ),
      };
    }
  },
};
