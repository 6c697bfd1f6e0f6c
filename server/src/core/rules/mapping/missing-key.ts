import type { Fix } from '../../package/edit';
import type { Field, Mapping } from '../../package/mapping';
import type { SourceFile } from '../../package/source-file';
import { say, text } from '../../text/message';
import { appendEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry } from '../../yaml/node';
import { entryOf } from '../../yaml/path';
import type { Finding, Rule } from '../rule';
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
lifecycle:
  - deployment: etcd-operator
    containers:
      - name: etcd-operator
#       ^^^^ error mapping/missing-key: "type" is missing here
        image: etcd-operator
        tag: 0.9.4
        package:
          x86_64: etcd-operator.tar
`,
    good: `
#- images/mapping.yaml
lifecycle:
  - deployment: etcd-operator
    containers:
      - name: etcd-operator
        image: etcd-operator
        tag: 0.9.4
        package:
          x86_64: etcd-operator.tar
        type: container
`,
  },
  fixable: true,
  tempo: 'text',
  *check({ mapping }) {
    if (!mapping) return;
    const { file } = mapping;
    for (const finding of shapeFindings(file, 'mapping')) {
      if (finding.keyword !== 'required') continue;
      const key = String(finding.params.missingProperty);
      const vacant = entryOf(finding.node, key);
      if (vacant) yield withoutValue(file, vacant);
      else {
        yield {
          at: { file: file.path, span: finding.span },
          message: say('"{key}" is missing here', '此处缺少“{key}”', { key }),
          fixes: insertion(file, finding, key),
        };
      }
    }
    for (const { entry } of mapping.images.flatMap(optionalFields)) {
      if (!entry.value) yield withoutValue(file, entry);
    }
    for (const { image } of mapping.images) {
      const value = image?.entry.value;
      if (image && value?.kind === 'scalar' && value.text.trim() === '')
        yield withoutValue(file, image.entry);
    }
  },
};

/** The fields that an element may have or not, but not without a value. */
const optionalFields = (entry: Mapping['images'][number]): readonly Field[] => [
  ...entry.packages,
  ...(entry.role === 'instance' ? entry.address : []),
];

const withoutValue = (file: SourceFile, entry: YamlEntry): Finding => ({
  at: { file: file.path, span: keySpan(entry) },
  message: say('"{key}" has no value', '“{key}”没有填写值', { key: entry.name }),
});

function insertion(file: SourceFile, { node }: ShapeFinding, key: string): readonly Fix[] {
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
