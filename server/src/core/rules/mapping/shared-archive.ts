import type { ImageEntry } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { architectureOf } from '../../references/image-archive';
import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { type ArchiveField, archiveFields, bareName, namesImage } from './archive-fields';
import { replaceField } from './replace-field';

/** R135: a tar that belongs to another image. */
export const sharedArchive: Rule = {
  code: 'mapping/shared-archive',
  severity: 'warning',
  spec: ['R135'],
  summary: text('A tar that belongs to another image', 'tar 包属于另一个镜像'),
  rationale: text(
    'The platform pushes the tar under the name of the entry. With the tar of another image the workload starts the wrong program.',
    '平台以该元素的镜像名称推送 tar 包。引用了别的镜像的 tar 包时，工作负载会启动错误的程序。',
  ),
  example: {
    bad: `
#- images/redis-6.0.10.tar
#- images/app-1.0.0.tar
#- images/mapping.yaml
instance:
  - image: redis
    tag: 6.0.10
    package:
      x86_64: app-1.0.0.tar
#             ^^^^^^^^^^^^^ warning mapping/shared-archive: "app-1.0.0.tar" does not look like an image of "redis"; "redis-6.0.10.tar" does
`,
    good: `
#- images/redis-6.0.10.tar
#- images/app-1.0.0.tar
#- images/mapping.yaml
instance:
  - image: redis
    tag: 6.0.10
    package:
      x86_64: redis-6.0.10.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const fields = archiveFields(pkg);
    const users = usersOf(fields);
    for (const one of fields) {
      const better = betterTar(pkg, users, one);
      const message = usedByOther(users, one) ?? (better && strangeMessage(one, better));
      if (!message) continue;
      yield {
        at: { file: one.mapping.file.path, span: one.field.span },
        message,
        fixes: better
          ? [
              {
                title: changeTo(better),
                changes: [replaceField(one.mapping, one.field, better)],
                preferred: true,
              },
            ]
          : [],
      };
    }
  },
};

/** The fields that name a tar, the first one of each image; in the order of the text. */
type Users = ReadonlyMap<string, readonly ArchiveField[]>;

function usersOf(fields: readonly ArchiveField[]): Users {
  const byTar = new Map<string, Map<string, ArchiveField>>();
  for (const one of fields) {
    const byImage = byTar.get(one.field.text) ?? new Map<string, ArchiveField>();
    byTar.set(one.field.text, byImage);
    const image = imageOf(one.entry);
    if (!byImage.has(image)) byImage.set(image, one);
  }
  return new Map([...byTar].map(([tar, byImage]) => [tar, [...byImage.values()]]));
}

/** The same tar under another image name; the entry whose name the tar carries is the rightful one. */
function usedByOther(users: Users, one: ArchiveField): Message | undefined {
  const name = one.field.text;
  if (namesImage(name, bareName(one.entry)) || isTaggedAs(one)) return undefined;
  const other = users.get(name)?.find(({ entry }) => imageOf(entry) !== imageOf(one.entry));
  if (!other) return undefined;
  const isBehind = other.field.span.start > one.field.span.start;
  if (isBehind && !namesImage(name, bareName(other.entry))) return undefined;
  return say('"{name}" is used for the image "{image}" too', '“{name}”已用于镜像“{image}”', {
    name,
    image: imageOf(other.entry),
  });
}

const strangeMessage = (one: ArchiveField, better: string): Message =>
  say(
    '"{name}" does not look like an image of "{image}"; "{better}" does',
    '“{name}”不像是“{image}”的镜像，“{better}”更符合',
    {
      name: one.field.text,
      image: imageOf(one.entry),
      better,
    },
  );

const imageOf = (entry: ImageEntry): string => entry.image?.text ?? '';

/** A tar that no entry uses and that carries the image's name, while the one that is used (and is there) does not. */
function betterTar(pkg: ServicePackage, users: Users, one: ArchiveField): string | undefined {
  const image = bareName(one.entry);
  if (
    !one.file ||
    image === '' ||
    one.field.text.toLowerCase().includes(image.toLowerCase()) ||
    isTaggedAs(one)
  )
    return undefined;
  const fits = (architecture: string | undefined) =>
    architecture === undefined || architecture === one.field.architecture;
  return pkg.images.find(
    (file) => !users.has(file.name) && namesImage(file.name, image) && fits(architectureOf(file)),
  )?.name;
}

/** Whether the tar itself says that it holds the image; then its file name does not matter. */
const isTaggedAs = ({ file, entry }: ArchiveField): boolean =>
  file?.info?.images.some(({ tags }) =>
    tags.some(
      (tag) =>
        tag
          .replace(/:[^/]*$/, '')
          .split('/')
          .at(-1) === bareName(entry),
    ),
  ) ?? false;
