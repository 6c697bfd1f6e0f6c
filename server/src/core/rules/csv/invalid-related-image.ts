import { parseImageReference } from '../../images/image-reference';
import { say, text } from '../../text/message';
import { keySpan } from '../../yaml/node';
import { asMap, entryOf, itemsOf, resolve, valueIn } from '../../yaml/path';
import type { Rule } from '../rule';
import { isBlank, soundVersion } from './version-file';

/** SPEC 5.3: an entry of `relatedImages` that names no image. */
export const invalidRelatedImage: Rule = {
  code: 'csv/invalid-related-image',
  severity: 'warning',
  spec: ['R071'],
  summary: text('An entry of relatedImages that names no image', 'relatedImages 中的镜像地址不合法'),
  rationale: text(
    'Catalogs mirror the images of this list and fail on an entry that is no address.',
    '目录（catalog）按该列表同步镜像，地址不合法时会失败。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  relatedImages:
    - name: etcd
      image: quay.io/Coreos/etcd:v3.5.0
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning csv/invalid-related-image: "quay.io/Coreos/etcd:v3.5.0" is no image address
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const csv = soundVersion(pkg);
    for (const item of itemsOf(valueIn(csv?.spec, 'relatedImages'))) {
      const entry = entryOf(item, 'image') ?? asMap(item)?.entries[0];
      const node = entry?.name === 'image' ? resolve(entry.value) : undefined;
      if (!csv || !entry || (node?.kind === 'scalar' && parseImageReference(node.text))) continue;
      yield {
        at: { file: csv.file.path, span: node?.span ?? keySpan(entry) },
        message: isBlank(node)
          ? say('This entry names no image', '该条目没有填写镜像')
          : say('"{image}" is no image address', '“{image}”不是合法的镜像地址', {
              image: node?.kind === 'scalar' ? node.text : '',
            }),
      };
    }
  },
};
