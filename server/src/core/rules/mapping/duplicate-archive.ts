import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { architectureOf } from '../../references/image-archive';
import { say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { type ArchiveField, archiveFields, bareName, namesImage } from './archive-fields';
import { replaceField } from './replace-field';

/** R133: both architectures of an entry name the same tar. */
export const duplicateArchive: Rule = {
  code: 'mapping/duplicate-archive',
  severity: 'warning',
  spec: ['R133', 'R170'],
  summary: text('Both architectures name the same tar', '两种架构引用了同一个 tar 包'),
  rationale: text(
    'The guide asks for one tar for each architecture; the platform merges them. With the same file twice, nodes of one architecture get an image that they cannot run.',
    '指南要求每种架构各提供一个 tar 包，由平台合并。两个架构使用同一个文件时，其中一种架构的节点会拉到无法运行的镜像。',
  ),
  example: {
    bad: `
#- images/etcd-amd64.tar
#- images/etcd-arm64.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-amd64.tar
      aarch64: etcd-amd64.tar
#              ^^^^^^^^^^^^^^ warning mapping/duplicate-archive: "etcd-amd64.tar" stands for both architectures
`,
    good: `
#- images/etcd-amd64.tar
#- images/etcd-arm64.tar
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-amd64.tar
      aarch64: etcd-arm64.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const one of archiveFields(pkg)) {
      const first = one.entry.packages[0];
      if (
        !first ||
        one.field === first ||
        first.text !== one.field.text ||
        first.architecture === one.field.architecture
      )
        continue;
      yield {
        at: { file: one.mapping.file.path, span: one.field.span },
        message: say('"{name}" stands for both architectures', '“{name}”同时用于两种架构', {
          name: one.field.text,
        }),
        related: [
          {
            at: { file: one.mapping.file.path, span: first.span },
            message: say('the other architecture', '另一种架构'),
          },
        ],
        fixes: fixesOf(pkg, one),
      };
    }
  },
};

/** The other tars of this architecture, those that are named like the image first. */
function fixesOf(pkg: ServicePackage, { mapping, field, entry }: ArchiveField): readonly Fix[] {
  const image = bareName(entry);
  return pkg.images
    .filter(
      (file) =>
        file.name !== field.text && file.name.endsWith('.tar') && architectureOf(file) === field.architecture,
    )
    .sort((a, b) => Number(namesImage(b.name, image)) - Number(namesImage(a.name, image)))
    .slice(0, 3)
    .map(({ name }, index) => ({
      title: changeTo(name),
      changes: [replaceField(mapping, field, name)],
      ...(index === 0 && namesImage(name, image) ? { preferred: true } : {}),
    }));
}
