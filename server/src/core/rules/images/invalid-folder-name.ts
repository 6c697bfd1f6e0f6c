import { isMappingName, nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { obvious, renaming } from '../shared/repair';
import { topEntries } from '../shared/top-folders';

/** R013: the folder of the image tars is named `images`. */
export const invalidFolderName: Rule = {
  code: 'images/invalid-folder-name',
  severity: 'error',
  spec: ['R013'],
  summary: text('The folder of the image tars is not named "images"', '镜像目录未命名为“images”'),
  rationale: text(
    'The platform looks for image tars and mapping.yaml in images/ only; the name is fixed. Elsewhere they are not found and no image is pushed.',
    '平台只在名为 images 的目录中查找镜像 tar 包和 mapping.yaml，该名称固定。放在其他目录则不会推送任何镜像。',
  ),
  example: {
    bad: `
#- package/etcd-6.7.0.tgz
#- image/
#! error images/invalid-folder-name: The folder must be named "images", not "image"
#- image/etcd.tar
`,
    good: `
#- package/etcd-6.7.0.tgz
#- images/etcd.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const name of misnamedFolders(pkg)) {
      yield {
        at: { file: name },
        message: say(
          'The folder must be named "images", not "{name}"',
          '目录名称必须为“images”，而不是“{name}”',
          {
            name,
          },
        ),
        fixes: renaming(pkg, name, 'images', say('Rename to "images"', '重命名为“images”'), obvious),
      };
    }
  },
};

/** Folders with image tars or a mapping file whose name is nearly `images`; not the one that oscpkg.yaml names. */
function misnamedFolders(pkg: ServicePackage): readonly string[] {
  return [...topEntries(pkg)]
    .filter(([name]) =>
      /^(?:images?|imgs?|image[-_]?(?:files?|tars?)|(?:docker|oci)[-_]?images?)$/i.test(name),
    )
    .filter(([name]) => name !== 'images' && name !== pkg.settings.images)
    .filter(([, paths]) => paths.some((path) => path.includes('/') && isImageFile(nameOf(path))))
    .map(([name]) => name);
}

const isImageFile = (name: string): boolean => /\.tar$/i.test(name) || isMappingName(name);
