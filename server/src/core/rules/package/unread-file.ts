import { largestText } from '../../package/text-limits';
import { say, text } from '../../text/message';
import { sizeText } from '../../text/size';
import type { Rule } from '../rule';
import { unreadFiles } from '../shared/owned-files';

/** R017, R023: a file that rules look into and that is too large to be read, so that they say nothing. */
export const unreadFile: Rule = {
  code: 'package/unread-file',
  severity: 'information',
  spec: ['R017', 'R023'],
  summary: text('A file that is too large to be read', '文件过大，未读取'),
  rationale: text(
    'Files above 5 MiB, and mapping files and settings above 1 MiB, are not read, so whatever other rules would find in this one stays unsaid. Descriptions of services have some kilobytes; data that large belong elsewhere.',
    '超过 5 MiB 的文件以及超过 1 MiB 的映射文件和配置文件不读取，因此其他规则无法发现其中的问题。描述服务的文件通常只有几 KB，如此大的数据应放在别处。',
  ),
  example: {
    bad: `
#- images/mapping.yaml {"size":6291456}
#! information package/unread-file: Not checked: everything in this file: it has 6.0 MiB…
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    for (const { path, size } of unreadFiles(pkg))
      yield { at: { file: path }, message: tooLarge(path, size), notChecked: true };
  },
};

const tooLarge = (path: string, size: number) =>
  say(
    'everything in this file: it has {size}, and a file of this kind is read up to {limit}. Shorten it.',
    '此文件的全部内容：文件大小为 {size}，此类文件超过 {limit} 时不读取。请精简。',
    { size: sizeText(size), limit: sizeText(largestText(path)) },
  );
