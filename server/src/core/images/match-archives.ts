import type { ImageFile } from '../package/images-folder';
import { type Architecture, architectures } from '../package/mapping';
import { architectureInName, architectureOf } from '../references/image-archive';
import {
  completeReference,
  formatImageReference,
  type ImageReference,
  imageName,
  parseImageReference,
} from './image-reference';

/** The image archives that most likely hold an image, one for each architecture at most. */
export interface ArchiveMatch {
  readonly files: ReadonlyMap<Architecture, string>;
  /** The tag that the archives give the image; undefined when they give it none. */
  readonly tag: string | undefined;
}

/** Finds the archives of an image: by the tags or the digest inside of them, else by their names. */
export function matchArchives(images: readonly ImageFile[], reference: ImageReference): ArchiveMatch {
  const ranked = images
    .filter(({ name }) => name.endsWith('.tar') && !name.includes('/'))
    .map((file) => ({ file, rank: rankOf(file, reference) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.file.name < b.file.name ? -1 : 1));
  const best = ranked.filter(({ rank }) => rank === ranked[0]?.rank).map(({ file }) => file);
  const files = new Map<Architecture, string>();
  for (const architecture of architectures) {
    const file = best.find((one) => architectureOf(one) === architecture);
    if (file) files.set(architecture, file.name);
  }
  const unmarked = best.find((one) => architectureOf(one) === undefined);
  if (files.size === 0 && unmarked) files.set('x86_64', unmarked.name);
  return { files, tag: best.flatMap((file) => tagIn(file, reference) ?? [])[0] };
}

/** How sure it is that an archive holds an image; 0 when nothing says so. */
function rankOf(file: ImageFile, reference: ImageReference): number {
  const held = file.info?.images ?? [];
  if (reference.digest !== '' && held.some(({ manifestDigest }) => manifestDigest === reference.digest))
    return 6;
  const inside = held.flatMap(({ tags }) => tags).map((tag) => rankOfTag(tag, reference));
  return Math.max(0, rankOfName(file.name, reference), ...inside);
}

function rankOfTag(written: string, reference: ImageReference): number {
  const held = parseImageReference(written);
  if (!held) return 0;
  const [a, b] = [completeReference(held), completeReference(reference)];
  if (reference.tag !== '' && a.tag !== b.tag) return 0;
  if (a.repository === b.repository) return a.registry === b.registry ? 5 : 4;
  return imageName(a) === imageName(b) ? 3 : 0;
}

/** `etcd-operator-x86-0.9.4.tar` for `quay.io/coreos/etcd-operator:v0.9.4`: the name, then only a version and an architecture. */
function rankOfName(fileName: string, reference: ImageReference): number {
  const name = imageName(reference);
  const stem = fileName.replace(/\.tar$/, '');
  if (!stem.startsWith(name)) return 0;
  const rest = stem.slice(name.length);
  const tag = reference.tag.replace(/^v/, '');
  if (tag !== '' && rest.includes(tag) && /^[-_.v]/.test(rest)) return 2;
  const words = rest.split(/[-_]/).filter((word) => word !== '' && !isArchitecture(word));
  const isOtherVersion = tag !== '' && words.some((word) => /\d/.test(word));
  return words.every((word) => /^v?\d/.test(word)) && !isOtherVersion ? 1 : 0;
}

const isArchitecture = (word: string): boolean =>
  word === '64' || word === 'x86' || architectureInName(`-${word}`) !== undefined;

/** The tag by which an archive knows an image of this name; else the version in its file name. */
function tagIn(file: ImageFile, reference: ImageReference): string | undefined {
  const held =
    file.info?.images.flatMap(({ tags }) => tags.flatMap((tag) => parseImageReference(tag) ?? [])) ?? [];
  const own = held.find((one) => imageName(one) === imageName(reference))?.tag;
  if (own) return own;
  return /[-_](v?\d+(?:\.[\w]+)*)(?=[-_]|\.tar$)/.exec(file.name.slice(imageName(reference).length))?.[1];
}

/** A reference in the form in which equal images have equal texts. */
export const referenceKey = (reference: ImageReference): string =>
  formatImageReference(completeReference(reference));
