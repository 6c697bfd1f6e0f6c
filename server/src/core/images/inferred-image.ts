import type { ImageFile } from '../package/images-folder';
import { type Architecture, architectures, type ImageEntry } from '../package/mapping';
import { architectureOf } from '../references/image-archive';
import { type Message, say } from '../text/message';
import { type ImageReference, imageName, parseImageReference } from './image-reference';
import { matchArchives, referenceKey } from './match-archives';

/** `image`, `tag` and `package` of a mapping entry, worked out of a reference and the archives that are there. */
export interface InferredImage {
  readonly image: string;
  readonly tag: string;
  readonly packages: readonly InferredArchive[];
  /** What the author has to look at, as a comment behind the key. */
  readonly notes: Readonly<Partial<Record<'image' | 'tag', Message>>>;
}

/** One `x86_64: name.tar`. */
export interface InferredArchive {
  readonly architecture: Architecture;
  readonly file: string;
  /** No archive in images/ fits; `file` is a proposal for its name. */
  readonly isMissing: boolean;
}

/** Works out entries for images, giving equal images equal names and different images different ones. */
export class ImageInference {
  private readonly known = new Map<string, InferredImage>();
  /** Which image a `name:tag` stands for. */
  private readonly owners = new Map<string, string>();

  constructor(
    private readonly archives: readonly ImageFile[],
    /** The architectures that the service declares; archives are proposed for them, else for those that are shipped. */
    private readonly declared: ReadonlySet<Architecture>,
  ) {}

  /** Takes over how mapping.yaml names an image already. */
  learn(reference: string, { image, tag, packages }: ImageEntry): void {
    const parsed = parseImageReference(reference.trim());
    if (!parsed || !image?.text || !tag?.text || this.known.has(referenceKey(parsed))) return;
    const files = packages.flatMap(({ architecture, text }) => {
      const own = architectures.find((one) => one === architecture);
      return own && text !== '' ? [{ architecture: own, file: text, isMissing: false }] : [];
    });
    this.owners.set(`${image.text}:${tag.text}`, referenceKey(parsed));
    this.known.set(referenceKey(parsed), { image: image.text, tag: tag.text, packages: files, notes: {} });
  }

  /** The entry for a reference; undefined when the text is no reference. */
  infer(text: string): InferredImage | undefined {
    const reference = parseImageReference(text.trim());
    if (!reference) return undefined;
    const key = referenceKey(reference);
    const made = this.known.get(key) ?? this.make(reference, key);
    this.known.set(key, made);
    return made;
  }

  private make(reference: ImageReference, key: string): InferredImage {
    const match = matchArchives(this.archives, reference);
    const tag = reference.tag || match.tag || reference.digest.replace(/^.*:/, '').slice(0, 12) || 'latest';
    const image = this.freeName(reference, tag, key);
    return {
      image,
      tag,
      packages: this.packagesOf(match.files, image, tag),
      notes: reference.tag || match.tag ? {} : { tag: reference.digest ? digestOnly : noTag },
    };
  }

  /** The image's own name; with its organization in front when another image has taken the name under this tag. */
  private freeName(reference: ImageReference, tag: string, key: string): string {
    const parts = reference.repository.split('/');
    const names = [imageName(reference), parts.slice(-2).join('-'), parts.join('-')];
    const isFree = (name: string): boolean => (this.owners.get(`${name}:${tag}`) ?? key) === key;
    const name = names.find(isFree) ?? `${parts.join('-')}-${this.owners.size}`;
    this.owners.set(`${name}:${tag}`, key);
    return name;
  }

  private packagesOf(
    files: ReadonlyMap<Architecture, string>,
    image: string,
    tag: string,
  ): readonly InferredArchive[] {
    if (files.size > 0) {
      return [...files].map(([architecture, file]) => ({ architecture, file, isMissing: false }));
    }
    const known = this.declared.size > 0 ? this.declared : this.shipped();
    const wanted = architectures.filter((one) => known.has(one));
    return (wanted.length > 0 ? wanted : [architectures[0]]).map((architecture) => ({
      architecture,
      file: `${image}-${tag}-${architecture}.tar`,
      isMissing: true,
    }));
  }

  /** The architectures of the archives that are there. */
  private shipped(): ReadonlySet<Architecture> {
    return new Set(this.archives.flatMap((file) => architectureOf(file) ?? []));
  }
}

const digestOnly = say('only a digest is known: choose the tag', '只有摘要（digest），请确定 tag');
const noTag = say('no tag is written: choose one', '没有写明 tag，请确定');
