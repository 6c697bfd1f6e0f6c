import type { Change, Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { architectureInName, platformArchitecture } from '../../references/image-archive';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { type ArchiveField, archiveFields } from './archive-fields';
import { replaceField } from './replace-field';

/** R134, R173: a tar that is for another architecture than its key says, by its content or else by its name. */
export const mismatchedArchitecture: Rule = {
  code: 'mapping/mismatched-architecture',
  severity: 'warning',
  spec: ['R134', 'R173'],
  summary: text('A tar of another architecture than its key', 'tar 包的架构与所在的键不一致'),
  rationale: text(
    'Nodes pull the image of their own architecture. With the wrong tar the container ends at once with "exec format error".',
    '节点按自身架构拉取镜像。tar 包架构不对时，容器启动即报“exec format error”。',
  ),
  example: {
    bad: `
#- images/etcd-a.tar {"architecture":"arm64"}
#- images/etcd-b.tar {"architecture":"amd64"}
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-a.tar
#             ^^^^^^^^^^ warning mapping/mismatched-architecture: "etcd-a.tar" holds an image for aarch64
      aarch64: etcd-b.tar
#              ^^^^^^^^^^ warning mapping/mismatched-architecture: "etcd-b.tar" holds an image for x86_64
`,
    good: `
#- images/etcd-a.tar {"architecture":"arm64"}
#- images/etcd-b.tar {"architecture":"amd64"}
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-b.tar
      aarch64: etcd-a.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const fields = archiveFields(pkg);
    for (const one of fields) {
      const found = mismatch(one);
      if (!found) continue;
      const at = { file: one.mapping.file.path, span: one.field.span };
      yield { at, message: found.message, fixes: fixesOf(pkg, one, found.architecture) };
    }
  },
};

function mismatch({ field, file }: ArchiveField): { architecture: string; message: Message } | undefined {
  const wanted = platformArchitecture(field.architecture);
  const inside = file?.info?.images.flatMap(({ architecture }) => architecture ?? []) ?? [];
  const held = [...new Set(inside.map((name) => platformArchitecture(name) ?? name))];
  if (!wanted || held.some((one) => one === wanted)) return undefined;
  const name = field.text;
  const [only] = held;
  if (only) {
    return {
      architecture: only,
      message: say('"{name}" holds an image for {only}', '“{name}”中的镜像是 {only} 架构', { name, only }),
    };
  }
  const named = architectureInName(name);
  if (!named || named === wanted) return undefined;
  return {
    architecture: named,
    message: say('The name "{name}" says {named}', '从文件名看，“{name}”是 {named} 架构', { name, named }),
  };
}

/** Swap when the other key has the other tar; not where that tar is right in its place, and would be wrong in this one. */
function fixesOf(pkg: ServicePackage, one: ArchiveField, architecture: string): readonly Fix[] {
  const other = one.entry.packages.find(
    (field) => field.architecture === architecture && field.text !== one.field.text,
  );
  if (!other) return [];
  const swapped: Change[] = [
    replaceField(one.mapping, one.field, other.text),
    replaceField(one.mapping, other, one.field.text),
  ];
  const second = archiveFields(pkg).find(({ field }) => field === other);
  const wrong = second !== undefined && mismatch(second) !== undefined;
  if (second && !wrong && mismatch({ ...second, field: { ...other, architecture: one.field.architecture } }))
    return [];
  return [
    {
      title: say('Swap the two tars', '交换两个 tar 包'),
      changes: swapped,
      ...(wrong ? { preferred: true, safe: true } : {}),
    },
  ];
}
