import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { ownedFiles } from '../shared/owned-files';
import { obvious, repair } from '../shared/repair';

/** R202: a byte order mark at the start of a file. */
export const byteOrderMark: Rule = {
  code: 'yaml/byte-order-mark',
  severity: 'error',
  spec: ['R202'],
  summary: text('A byte order mark at the start of the file', '文件开头有 BOM 标记'),
  rationale: text(
    'Some editors on Windows write an invisible mark (U+FEFF) in front of the text. Readers that do not expect it take it as part of the first key, and that key is then missing.',
    '部分 Windows 编辑器会在文本前写入不可见的 BOM 标记（U+FEFF）。不识别它的程序会将其视为第一个键的一部分，导致找不到该键。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
\ufeffinstance: []
#! error yaml/byte-order-mark: …
`,
    good: `
#- images/mapping.yaml
instance: []
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const file of ownedFiles(pkg)) {
      if (!file.text.startsWith('\ufeff')) continue;
      yield {
        at: { file: file.path },
        message: say(
          'The file starts with an invisible byte order mark (BOM): save it as UTF-8 without BOM',
          '文件开头有不可见的 BOM 标记：请保存为不带 BOM 的 UTF-8',
        ),
        fixes: repair(
          pkg,
          file.path,
          say('Remove the byte order mark', '删除 BOM 标记'),
          [{ span: { start: 0, end: 1 }, newText: '' }],
          obvious,
        ),
      };
    }
  },
};
