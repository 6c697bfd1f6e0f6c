import type { Fix } from '../../package/edit';
import { type ImageFile, nameOf, parentOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { imageStemPattern, repairImageName, retargeting, tarFiles } from '../shared/image-files';
import { obvious, renaming } from '../shared/repair';

/** R036, R037: the name of an image tar consists of letters, digits, `_`, `-` and `.`, and ends in none of the marks. */
export const invalidName: Rule = {
  code: 'images/invalid-name',
  severity: 'error',
  spec: ['R036', 'R037'],
  summary: text(
    'The name of an image tar has other characters or ends in a mark',
    '镜像 tar 包名称不符合规范',
  ),
  rationale: text(
    'The platform refuses image files whose names have other characters than letters, digits, "_", "-" and ".", or end in one of the three marks.',
    '镜像文件名称只能包含英文字母、数字、“_”、“-”和“.”，且不能以这三个符号结尾，否则平台会拒绝。',
  ),
  example: {
    bad: `
#- images/etcd 3.5_.tar
#! error images/invalid-name: "etcd 3.5_.tar" may hold only letters, digits, "_", "-" and "." in its name
#- images/mapping.yaml
instance:
  - package:
      x86_64: etcd 3.5_.tar
`,
    good: `
#- images/etcd-3.5.tar
#- images/mapping.yaml
instance:
  - package:
      x86_64: etcd-3.5.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const image of tarFiles(pkg)) {
      const message = fault(nameOf(image.name));
      if (message) yield { at: { file: image.path }, message, fixes: rename(pkg, image) };
    }
  },
};

function fault(name: string): Message | undefined {
  const stem = name.replace(/\.tar$/i, '');
  if (!name.endsWith('.tar'))
    return say('"{name}" must end in ".tar", in small letters', '“{name}”必须以小写的“.tar”结尾', { name });
  if (imageStemPattern.test(stem)) return undefined;
  return /^[A-Za-z0-9_.-]+$/.test(stem)
    ? say(
        '"{name}" must end in a letter or digit in front of ".tar"',
        '“{name}”在“.tar”之前必须以字母或数字结尾',
        { name },
      )
    : say(
        '"{name}" may hold only letters, digits, "_", "-" and "." in its name',
        '“{name}”的名称只能包含英文字母、数字、“_”、“-”和“.”',
        { name },
      );
}

function rename(pkg: ServicePackage, { path, name }: ImageFile): readonly Fix[] {
  const repaired = repairImageName(nameOf(name));
  if (repaired === undefined) return [];
  const to = `${parentOf(path)}/${repaired}`;
  const inFolder = name.slice(0, name.length - nameOf(name).length) + repaired;
  const title = say('Rename to "{repaired}"', '重命名为“{repaired}”', { repaired });
  return renaming(pkg, path, to, title, obvious, retargeting(pkg, name, inFolder));
}
