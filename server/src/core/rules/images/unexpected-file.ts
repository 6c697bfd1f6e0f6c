import type { Fix } from '../../package/edit';
import { type ImageFile, nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { retargeting } from '../shared/image-files';
import { obvious, renaming } from '../shared/repair';

/** R015: images/ holds image tars and the mapping file. */
export const unexpectedFile: Rule = {
  code: 'images/unexpected-file',
  severity: 'warning',
  spec: ['R015'],
  summary: text('Something in images/ that is no image tar', 'images 目录中有非镜像 tar 文件'),
  rationale: text(
    'The platform takes every file of images/ for an image in tar format. Others make the upload larger or fail it.',
    '平台将 images 目录下的文件视为 tar 格式的镜像，其他文件会增大上传体积，甚至导致上传失败。',
  ),
  example: {
    bad: `
#- images/x86/etcd.tar
#! warning images/unexpected-file: "x86/etcd.tar" lies in a folder: image tars must lie directly in "images"
#- images/mapping.yaml
instance:
  - package:
      x86_64: x86/etcd.tar
`,
    good: `
#- images/etcd.tar
#- images/mapping.yaml
instance:
  - package:
      x86_64: etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const image of pkg.images) {
      if (!isExpected(pkg, image)) {
        yield { at: { file: image.path }, message: message(pkg, image), fixes: moving(pkg, image) };
      }
    }
  },
};

/** In a folder that is being written, dotfiles and unfinished files do no harm: the build leaves them out. */
function isExpected({ delivery }: ServicePackage, { name }: ImageFile): boolean {
  if (!delivery && (/(?:^|\/)\./.test(name) || name.endsWith('.partial'))) return true;
  return /\.tar$/i.test(name) && !name.includes('/');
}

function message({ imagesFolder }: ServicePackage, { name }: ImageFile): Message {
  if (/\.tar$/i.test(name)) {
    return say(
      '"{name}" lies in a folder: image tars must lie directly in "{folder}"',
      '“{name}”位于子目录中：镜像 tar 包必须直接放在“{folder}”目录下',
      { name, folder: imagesFolder },
    );
  }
  return /\.(?:tar\.\w+|tgz|gz|xz|bz2|zst|zip)$/i.test(name)
    ? say(
        '"{name}" is compressed: unpack it to a .tar, the platform takes no other format',
        '“{name}”是压缩文件：请解压为 .tar，平台不支持其他格式',
        { name },
      )
    : say(
        '"{name}" is no image tar: leave it out of "{folder}"',
        '“{name}”不是镜像 tar 包：请从“{folder}”目录中去除',
        {
          name,
          folder: imagesFolder,
        },
      );
}

function moving(pkg: ServicePackage, { path, name }: ImageFile): readonly Fix[] {
  if (!/\.tar$/i.test(name)) return [];
  const bare = nameOf(name);
  const title = say('Move to "{to}"', '移动到“{to}”', { to: `${pkg.imagesFolder}/${bare}` });
  return renaming(pkg, path, `${pkg.imagesFolder}/${bare}`, title, obvious, retargeting(pkg, name, bare));
}
