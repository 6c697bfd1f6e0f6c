import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { archiveFields } from './archive-fields';
import { addingTwin } from './missing-twin';

/** R132: a tar in images/ that no entry uses. */
export const unusedArchive: Rule = {
  code: 'mapping/unused-archive',
  severity: 'warning',
  spec: ['R132'],
  summary: text('A tar in images/ that mapping.yaml does not use', 'images 目录中的 tar 包未被映射文件引用'),
  rationale: text(
    'The platform pushes only the tars that mapping.yaml names. This one is uploaded in vain, or its entry was forgotten and the image is pulled from elsewhere.',
    '平台只推送映射文件引用的 tar 包。该文件白白上传，或者遗漏了对应的元素，镜像会从别处拉取。',
  ),
  example: {
    bad: `
#- images/etcd.tar
#- images/old.tar
#! warning mapping/unused-archive: No entry of mapping.yaml uses "old.tar"
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd.tar
`,
    good: `
#- images/etcd.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    if (!pkg.mapping?.file.isRead) return;
    const used = new Set(archiveFields(pkg).map(({ field }) => field.text));
    for (const image of pkg.images) {
      const { path, name } = image;
      if (used.has(name) || !name.endsWith('.tar') || name.includes('/')) continue;
      yield {
        at: { file: path },
        message: say('No entry of mapping.yaml uses "{name}"', '映射文件中没有元素引用“{name}”', { name }),
        fixes: [
          ...addingTwin(pkg, image),
          {
            title: say('Delete "{name}"', '删除“{name}”', { name }),
            changes: [{ kind: 'delete', file: path }],
          },
        ],
      };
    }
  },
};
