import type { Fix } from '../../package/edit';
import { say, text } from '../../text/message';
import { appendEntry } from '../../yaml/insert';
import type { Rule } from '../rule';
import { type ShapeFinding, shapeFindings } from '../shared/shape';

/** What is inserted for a key; the author fills it in. */
const skeletons: Readonly<Record<string, string>> = {
  image: 'image: ',
  tag: 'tag: ',
  name: 'name: ',
  deployment: 'deployment: ',
  type: 'type: container',
  address: 'address:\n  fullAddress: ',
  package: 'package:\n  x86_64: ',
  containers: 'containers:\n  - type: container\n    name: ',
};

/** R122, R154, R158, R160: an element lacks a key that the platform needs. */
export const missingKey: Rule = {
  code: 'mapping/missing-key',
  severity: 'error',
  spec: ['R122', 'R154', 'R156', 'R158', 'R160'],
  summary: text('An element of mapping.yaml lacks a key', '映射文件的元素缺少必填的键'),
  rationale: text(
    'The platform needs the name and the tag to push the image, the tar files to push, and the address paths to replace. Without one of them the entry has no effect or the upload fails.',
    '平台需要镜像名称和 tag 来推送镜像，需要 tar 包作为来源，还需要地址路径来替换。缺少任意一项，该元素不生效或上传失败。',
  ),
  example: {
    bad: `
#- images/mapping.yaml
instance:
  - image: etcd
#   ^^^^^ error mapping/missing-key: "tag" is missing here
    address:
      fullAddress: image
    package:
      x86_64: etcd.tar
`,
    good: `
#- images/mapping.yaml
instance:
  - image: etcd
    address:
      fullAddress: image
    package:
      x86_64: etcd.tar
    tag: 
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    if (!mapping) return;
    for (const finding of shapeFindings(mapping.file, 'mapping')) {
      if (finding.keyword !== 'required') continue;
      const key = String(finding.params.missingProperty);
      yield {
        at: { file: mapping.file.path, span: finding.span },
        message: say('"{key}" is missing here', '此处缺少“{key}”', { key }),
        fixes: insertion(mapping.file, finding, key),
      };
    }
  },
};

function insertion(
  file: { readonly path: string; readonly text: string },
  { node }: ShapeFinding,
  key: string,
): readonly Fix[] {
  if (node?.kind !== 'map') return [];
  const edits = appendEntry(file.text, node, skeletons[key] ?? `${key}: `);
  return [
    {
      title: say('Insert "{key}"', '插入“{key}”', { key }),
      changes: [{ kind: 'edit', file: file.path, edits }],
      preferred: true,
    },
  ];
}
