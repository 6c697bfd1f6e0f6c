import { edit, type Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import type { Reference } from '../../references/reference';
import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';

/** R131: a tar that is not in images/. */
export const unresolvedArchive: Rule = {
  code: 'mapping/unresolved-archive',
  severity: 'error',
  spec: ['R131'],
  summary: text('A tar file that is not in images/', '引用的镜像 tar 包不在 images 目录中'),
  rationale: text(
    'The platform pushes the file of this name from images/. Without it the upload of the service package fails.',
    '平台按该文件名从 images 目录取镜像推送。文件不存在时，上传服务包会失败。',
  ),
  example: {
    bad: `
#- images/etcd-3.5.0-amd64.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-3.5.0-x86.tar
#             ^^^^^^^^^^^^^^^^^^ error mapping/unresolved-archive: images/ has no file "etcd-3.5.0-x86.tar"
`,
    good: `
#- images/etcd-3.5.0-amd64.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-3.5.0-amd64.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const reference of referencesIn(pkg)) {
      if (reference.kind !== 'image-archive' || reference.text === '') continue;
      const resolution = resolveReference(pkg, reference);
      if (resolution.state !== 'unresolved') continue;
      yield {
        at: { file: reference.file.path, span: reference.span },
        message: say('{folder}/ has no file "{name}"', '{folder} 目录中没有文件“{name}”', {
          folder: pkg.imagesFolder,
          name: reference.text,
        }),
        fixes: fixesOf(pkg, reference, resolution.suggestions[0]),
      };
    }
  },
};

/** The file that was meant first, then the other tars of the folder. */
function fixesOf(
  pkg: ServicePackage,
  { file, span, text: wrong }: Reference,
  meant: string | undefined,
): readonly Fix[] {
  const others = pkg.images.map(({ name }) => name).filter((name) => name.endsWith('.tar') && name !== meant);
  return [...(meant ? [meant] : []), ...others].slice(0, 8).map((name, index) => ({
    title: changeTo(name),
    changes: [edit(file.path, { span, newText: name })],
    ...(index === 0 && meant ? { preferred: true } : {}),
    ...(name === meant && wrong.endsWith(`/${name}`) ? { safe: true } : {}),
  }));
}
