import type { Change } from '../../package/edit';
import { edit } from '../../package/edit';
import type { ImageFile } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import { writeScalar } from '../../yaml/write-scalar';

/** The image archives of a package: what ends in `.tar`, in whatever case. */
export const tarFiles = (pkg: ServicePackage): readonly ImageFile[] =>
  pkg.images.filter(({ name }) => /\.tar$/i.test(name));

/** The changes that keep mapping.yaml pointing at an image archive that gets another name. */
export function retargeting({ mapping }: ServicePackage, from: string, to: string): readonly Change[] {
  const fields = (mapping?.images ?? []).flatMap(({ packages }) =>
    packages.filter(({ text }) => text === from),
  );
  if (!mapping || fields.length === 0) return [];
  return [edit(mapping.file.path, ...fields.map(({ span }) => ({ span, newText: writeScalar(to) })))];
}

/** What an image archive may be called in front of `.tar` (R036, R037). */
export const imageStemPattern = /^[A-Za-z0-9_.-]*[A-Za-z0-9]$/;

/** The nearest valid name of an image archive; undefined when nothing is left of it. */
export function repairImageName(name: string): string | undefined {
  const stem = name.replace(/\.tar$/i, '');
  const clean = stem.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/[_.-]+$/, '');
  const repaired = /^[A-Za-z0-9_.-]/.test(stem) ? clean : clean.replace(/^-+/, '');
  return repaired === '' ? undefined : `${repaired}.tar`;
}
