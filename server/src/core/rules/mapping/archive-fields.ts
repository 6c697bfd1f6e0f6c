import type { ImageFile } from '../../package/images-folder';
import type { ImageEntry, Mapping } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';

/** One `x86_64: file.tar` of mapping.yaml with the entry that it belongs to. */
export interface ArchiveField {
  readonly mapping: Mapping;
  readonly entry: ImageEntry;
  readonly field: ImageEntry['packages'][number];
  /** The file in images/; undefined when there is none of that name. */
  readonly file: ImageFile | undefined;
}

/** Every tar that mapping.yaml names, in the order of the text; fields without a text are left out. */
export function archiveFields(pkg: ServicePackage): readonly ArchiveField[] {
  const { mapping } = pkg;
  if (!mapping) return [];
  const files = new Map(pkg.images.map((file) => [file.name, file]));
  return mapping.images.flatMap((entry) =>
    entry.packages
      .filter((field) => field.text !== '')
      .map((field) => ({ mapping, entry, field, file: files.get(field.text) })),
  );
}

/** The last part of an entry's image name, which tar names usually start with; empty when it is not written. */
export const bareName = (entry: ImageEntry): string =>
  entry.image?.text.split('/').at(-1)?.split(':')[0] ?? '';

/** Whether a tar's name speaks of an image: it starts with the name, behind it a separator or nothing. */
export const namesImage = (tar: string, image: string): boolean =>
  image !== '' &&
  tar.toLowerCase().startsWith(image.toLowerCase()) &&
  !/^[a-z0-9]/i.test(tar.slice(image.length));
