import { edit, type Fix } from '../../package/edit';
import type { ImageFile } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { architectureOf } from '../../references/image-archive';
import type { Reference } from '../../references/reference';
import { referencesIn, resolveReference } from '../../references/references';
import { say, text } from '../../text/message';
import { nearest } from '../../text/nearest';
import type { Rule } from '../rule';
import { changeTo } from '../shared/repair';
import { type ArchiveField, archiveFields } from './archive-fields';

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
    const uses = new Uses(archiveFields(pkg));
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
        fixes: fixesOf(pkg, reference, resolution.suggestions[0], uses),
      };
    }
  },
};

/** The file that was meant first, then the other tars of the folder; where some fit, no tar that would be wrong in another way. */
function fixesOf(
  pkg: ServicePackage,
  reference: Reference,
  suggestion: string | undefined,
  uses: Uses,
): readonly Fix[] {
  const { file, span, text: wrong } = reference;
  const tars = pkg.images.filter(({ name }) => name.endsWith('.tar'));
  const isSame = suggestion !== undefined && wrong.endsWith(`/${suggestion}`);
  const fitting = tars.filter((tar) => uses.fits(tar, reference)).map(({ name }) => name);
  const names = fitting.length > 0 && !isSame ? fitting : tars.map(({ name }) => name);
  const isOffered = suggestion !== undefined && (isSame || names.includes(suggestion));
  const meant = isOffered ? suggestion : nearest(wrong.slice(wrong.lastIndexOf('/') + 1), names);
  const offered =
    isSame && meant ? [meant] : [...(meant ? [meant] : []), ...names.filter((name) => name !== meant)];
  return offered.slice(0, 8).map((name, index) => ({
    title: changeTo(name),
    changes: [edit(file.path, { span, newText: name })],
    ...(index === 0 && meant ? { preferred: true } : {}),
    ...(isSame ? { safe: true } : {}),
  }));
}

/** Which entries use which tars. */
class Uses {
  private readonly byName = new Map<string, ArchiveField[]>();
  private readonly byStart: ReadonlyMap<number, ArchiveField>;

  constructor(fields: readonly ArchiveField[]) {
    this.byStart = new Map(fields.map((one) => [one.field.span.start, one]));
    for (const one of fields) {
      const same = this.byName.get(one.field.text);
      if (same) same.push(one);
      else this.byName.set(one.field.text, [one]);
    }
  }

  /** Whether a tar is of the architecture that the key names, and neither the entry's other tar nor one of another image. */
  fits(tar: ImageFile, { span }: Reference): boolean {
    const own = this.byStart.get(span.start);
    const architecture = architectureOf(tar);
    if (!own || (architecture !== undefined && architecture !== own.field.architecture)) return false;
    const users = this.byName.get(tar.name) ?? [];
    return !users.some(({ entry }) => entry === own.entry || entry.image?.text !== own.entry.image?.text);
  }
}
