import type { ImageFile } from '../package/images-folder';
import { nearest } from '../text/nearest';
import { onceFor } from '../text/once-for';
import { nodeAt, textAt } from '../yaml/path';
import type { Candidate, Reference, ReferenceResolver } from './reference';

/** `package.*` of mapping.yaml: the name of a file in images/ (R131). */
export const imageArchive: ReferenceResolver = {
  resolve(pkg, { text }) {
    const files = byName(pkg.images);
    const file = files.get(text);
    if (file) return { state: 'resolved', targets: [{ at: { file: file.path } }] };
    const bare = text.slice(text.lastIndexOf('/') + 1);
    let found: readonly string[] | undefined;
    return {
      state: 'unresolved',
      known: 0,
      /** Worked out when it is asked for: most who ask do not suggest. */
      get suggestions() {
        found ??= [files.has(bare) ? bare : nearest(bare, [...files.keys()])].filter(
          (name) => name !== undefined,
        );
        return found;
      },
    };
  },

  candidates(pkg, reference) {
    const used = new Set(pkg.mapping?.images.flatMap(({ packages }) => packages.map(({ text }) => text)));
    const image = textAt(nodeAt(reference.file.yaml.root, [...reference.path.slice(0, -2), 'image'])) ?? '';
    return pkg.images
      .filter(({ name }) => name.endsWith('.tar'))
      .map((file) => candidate(file, reference, image, used.has(file.name)));
  },
};

/** The files of the images folder by name; each tar that mapping.yaml names asks for them. */
const byName = onceFor(
  (images: readonly ImageFile[]): ReadonlyMap<string, ImageFile> =>
    new Map(images.map((file) => [file.name, file])),
);

function candidate(file: ImageFile, reference: Reference, image: string, used: boolean): Candidate {
  const wanted = String(reference.path.at(-1) ?? '');
  const own = architectureOf(file);
  const rank =
    (own === wanted ? 0 : own === undefined ? 1 : 4) +
    (file.name.includes(lastSegment(image)) ? 0 : 1) +
    (used ? 1 : 0);
  const detail = [own, ...(file.info?.images[0]?.tags ?? [])].filter(Boolean).join(' ');
  return { text: file.name, rank, ...(detail ? { detail } : {}) };
}

/** The platform's name of the architecture of an image archive: from its content, else from its name (R134); undefined when neither tells. */
export function architectureOf(file: ImageFile): 'x86_64' | 'aarch64' | undefined {
  const inside = file.info?.images[0]?.architecture;
  return (
    platformArchitecture(inside ?? '') ?? (inside === undefined ? architectureInName(file.name) : undefined)
  );
}

/** The platform's name (`x86_64`, `aarch64`) of an architecture as OCI, Linux or people call it. */
export function platformArchitecture(name: string): 'x86_64' | 'aarch64' | undefined {
  if (/^(?:amd64|x86_64|x86-64|x86|x64)$/i.test(name)) return 'x86_64';
  return /^(?:arm64|aarch64|arm64v8|arm)$/i.test(name) ? 'aarch64' : undefined;
}

/** The architecture that a file name tells (R134); undefined when it names none or both. */
export function architectureInName(name: string): 'x86_64' | 'aarch64' | undefined {
  const x86 = /(?:^|[^a-z0-9])(?:amd64|x86(?:[_-]64)?|x64)(?![a-z0-9])/i.test(name);
  const arm = /(?:^|[^a-z0-9])(?:arm64(?:v8)?|aarch64)(?![a-z0-9])/i.test(name);
  return x86 === arm ? undefined : x86 ? 'x86_64' : 'aarch64';
}

/** A file name without what it says of an architecture: equal for the tars of one image. */
export const withoutArchitecture = (name: string): string =>
  name.replace(/(?:^|[^a-z0-9])(?:amd64|x86(?:[_-]64)?|x64|arm64(?:v8)?|aarch64)(?![a-z0-9])/gi, '');

const lastSegment = (image: string): string => image.slice(image.lastIndexOf('/') + 1) || '\0';
