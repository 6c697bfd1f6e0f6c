import { say, text } from '../../text/message';
import { entryOf, resolve } from '../../yaml/path';
import { replaceValue } from '../../yaml/replace';
import { writeScalar } from '../../yaml/write-scalar';
import type { Rule } from '../rule';
import { obvious, repair } from '../shared/repair';
import { holdsNothing, metadataFile } from './metadata-file';

/** R081, A17: lists are YAML lists here, not texts with commas. */
export const invalidList: Rule = {
  code: 'metadata/invalid-list',
  severity: 'error',
  spec: ['R081', 'A17'],
  summary: text('A text where metadata.yaml has a list', 'metadata.yaml 中应为列表的字段不是列表'),
  rationale: text(
    'Chart.yaml and ClusterServiceVersions hold these values in one text with commas; metadata.yaml is decoded into lists, and a text fails.',
    'Chart.yaml 和 ClusterServiceVersion 用逗号分隔的字符串，而 metadata.yaml 中必须是 YAML 列表，否则无法解析。',
  ),
  example: {
    bad: `
#- package/etcd/metadata.yaml
architecture: x86_64,aarch64
#             ^^^^^^^^^^^^^^ error metadata/invalid-list: "architecture" must be a list here, not one text
`,
    good: `
#- package/etcd/metadata.yaml
architecture: [x86_64, aarch64]
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const metadata = metadataFile(pkg);
    for (const field of ['architecture', 'categories', 'scenes', 'devices', 'maintainers', 'industries']) {
      const entry = entryOf(metadata?.root, field);
      const value = resolve(entry?.value);
      if (!metadata || !entry?.value || !value || value.kind === 'sequence' || holdsNothing(value)) continue;
      const words = value.kind === 'scalar' ? value.text.split(/[,，;；]/).map((one) => one.trim()) : [];
      const list = `[${words.filter(Boolean).map(writeScalar).join(', ')}]`;
      const title = say('Make it a list: {list}', '改为列表：{list}', { list });
      yield {
        at: { file: metadata.file.path, span: value.kind === 'scalar' ? entry.value.span : entry.span },
        message: value.kind === 'map' ? notKeys(field) : notText(field),
        fixes:
          words.length === 0 || field === 'maintainers'
            ? []
            : repair(pkg, metadata.file.path, title, replaceValue(metadata.file.text, entry, list), obvious),
      };
    }
  },
};

const notText = (field: string) =>
  say('"{field}" must be a list here, not one text', '“{field}”在此处必须是列表，而不是字符串', { field });

const notKeys = (field: string) =>
  say(
    '"{field}" must be a list here: put "- " in front of its elements',
    '“{field}”在此处必须是列表：请在元素前加“- ”',
    { field },
  );
