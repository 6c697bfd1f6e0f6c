import type { Fix } from '../../package/edit';
import type { ImageFile } from '../../package/images-folder';
import type { ImageEntry } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import { architectureOf, withoutArchitecture } from '../../references/image-archive';
import { say } from '../../text/message';
import { appendEntry } from '../../yaml/insert';
import { asMap, valueIn } from '../../yaml/path';
import { writeScalar } from '../../yaml/write-scalar';

/**
 * The repair of an entry that was forgotten: the tar goes to the one entry that has the same image for the other
 * architecture, which shows in the file names. None when no entry has it, or several do.
 */
export function addingTwin(pkg: ServicePackage, file: ImageFile): readonly Fix[] {
  const architecture = architectureOf(file);
  if (!pkg.mapping || !architecture) return [];
  const lacking = pkg.mapping.images.filter((entry) => lacksOnly(entry, architecture, file.name));
  const [entry, ...others] = lacking;
  const map = asMap(valueIn(entry?.node, 'package'));
  if (!map || others.length > 0) return [];
  const { path, text } = pkg.mapping.file;
  const edits = appendEntry(text, map, `${architecture}: ${writeScalar(file.name)}`);
  return [
    {
      title: say('Use as {architecture} beside "{other}"', '作为 {architecture} 镜像，与“{other}”并列', {
        architecture,
        other: entry?.packages[0]?.text ?? '',
      }),
      changes: [{ kind: 'edit', file: path, edits }],
      preferred: true,
    },
  ];
}

/** Whether an entry has a tar for the other architecture only, whose name differs in nothing but the architecture. */
function lacksOnly({ packages }: ImageEntry, architecture: string, name: string): boolean {
  const [only, ...more] = packages;
  return (
    only !== undefined &&
    more.length === 0 &&
    only.architecture !== architecture &&
    only.text !== name &&
    withoutArchitecture(only.text) === withoutArchitecture(name)
  );
}
