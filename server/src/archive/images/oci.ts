import type { ArchivedImage, ArchivedLayer } from '../../core/images/image-archive';
import { digestOf, imageConfig } from './config';
import type { ImageTar } from './image-tar';
import { isList, type Json, listAt, member, parseJson, textAt } from './json';

/** What an OCI image layout holds. */
export interface OciContent {
  readonly images: readonly ArchivedImage[];
  /** Whether one of its names stands for several platforms. */
  readonly multiArchitecture: boolean;
}

/** The images that index.json leads to; undefined when the tar is no OCI layout. */
export async function readOci(tar: ImageTar): Promise<OciContent | undefined> {
  const index = await tar.json(indexName);
  if (index === undefined) return undefined;
  if (!isList(member(index, 'manifests'))) tar.defects.add('unreadable-json', indexName);
  const walk = new IndexWalk(tar);
  await walk.index(index, [], 0);
  return {
    images: walk.images,
    multiArchitecture: walk.multiArchitecture || sharesTag(walk.images),
  };
}

const indexName = 'index.json';
const maxDepth = 4;
const maxManifests = 1000;

/** One way through index.json and the indexes that it names. */
class IndexWalk {
  readonly images: ArchivedImage[] = [];
  multiArchitecture = false;
  private manifests = 0;

  constructor(private readonly tar: ImageTar) {}

  async index(index: Json, names: readonly string[], depth: number): Promise<void> {
    const before = this.images.length;
    for (const descriptor of listAt(index, 'manifests')) {
      if (++this.manifests > maxManifests || isAttestation(descriptor)) continue;
      await this.descriptor(descriptor, [...names, ...namesOf(descriptor)], depth);
    }
    if (depth > 0) this.noteArchitectures(this.images.slice(before), listAt(index, 'manifests'));
  }

  private async descriptor(descriptor: Json, names: readonly string[], depth: number): Promise<void> {
    const digest = textAt(descriptor, 'digest') ?? '';
    if (digest === '') return this.tar.defects.add('unreadable-json', indexName);
    const manifest = await this.blob(digest, depth === 0);
    if (manifest === undefined) return;
    if (member(manifest, 'manifests') === undefined) await this.manifest(manifest, digest, names, descriptor);
    else if (depth < maxDepth) await this.index(manifest, names, depth + 1);
  }

  private async manifest(manifest: Json, digest: string, names: readonly string[], by: Json): Promise<void> {
    const descriptor = member(manifest, 'config');
    const mediaType = textAt(descriptor, 'mediaType') ?? '';
    if (!/^$|image\.config|container\.image/.test(mediaType)) return; // charts, signatures and the like
    const configDigest = textAt(descriptor, 'digest') ?? '';
    const config = await this.blob(configDigest, true);
    if (config === undefined) return;
    const layers = listAt(manifest, 'layers').map((layer) => this.layer(layer));
    const variant = textAt(member(by, 'platform'), 'variant');
    this.images.push({
      tags: [...new Set(names)],
      ...(variant === undefined ? {} : { variant }),
      ...imageConfig(config),
      configDigest,
      manifestDigest: digest,
      layers,
      size: layers.reduce((sum, { size }) => sum + size, 0),
    });
  }

  private layer(descriptor: Json): ArchivedLayer {
    const digest = textAt(descriptor, 'digest') ?? '';
    const size = this.tar.sizeOf(blobPath(digest));
    if (size === undefined) this.tar.defects.add('missing-blob', blobPath(digest));
    else if (size !== member(descriptor, 'size')) this.tar.defects.add('lying-size', blobPath(digest));
    return { digest, size: size ?? 0 };
  }

  /** A JSON blob, checked against its digest. Of an index some platforms may be missing, as docker saves one of many. */
  private async blob(digest: string, isNeeded: boolean): Promise<Json | undefined> {
    const path = blobPath(digest);
    const bytes = await this.tar.read(path);
    if (bytes === undefined) {
      if (this.tar.has(path)) this.unread(path);
      else if (isNeeded) this.tar.defects.add('missing-blob', path);
      return undefined;
    }
    if (digestOf(bytes, digest) !== digest) this.tar.defects.add('wrong-digest', path);
    const value = parseJson(bytes);
    if (value === undefined) this.tar.defects.add('unreadable-json', path);
    return value;
  }

  /** A blob that is there and was not read is larger than any manifest or config. */
  private unread(path: string): void {
    if (!this.tar.defects.has('bomb')) this.tar.defects.add('unreadable-json', path);
  }

  private noteArchitectures(images: readonly ArchivedImage[], descriptors: readonly Json[]): void {
    if (new Set(images.map(platformOf)).size > 1) this.multiArchitecture = true;
    if (images.length === 0 && descriptors.length > 0) {
      const [first] = descriptors;
      this.tar.defects.add('missing-blob', blobPath(textAt(first, 'digest') ?? ''));
    }
  }
}

const platformOf = ({ os, architecture, variant }: ArchivedImage): string =>
  `${os}/${architecture}/${variant}`;

/** Whether one tag is given to images of several platforms. */
function sharesTag(images: readonly ArchivedImage[]): boolean {
  const platforms = new Map<string, string>();
  return images.some((image) =>
    image.tags.some((tag) => {
      const other = platforms.get(tag);
      platforms.set(tag, platformOf(image));
      return other !== undefined && other !== platformOf(image);
    }),
  );
}

const blobPath = (digest: string): string => `blobs/${digest.replace(':', '/')}`;

/** containerd writes the full name; skopeo puts it where the specification has room for any. */
function namesOf(descriptor: Json): readonly string[] {
  const annotations = member(descriptor, 'annotations');
  const name =
    textAt(annotations, 'io.containerd.image.name') ??
    textAt(annotations, 'org.opencontainers.image.ref.name');
  return name === undefined ? [] : [name];
}

/** BuildKit puts provenance beside the images, as a manifest for an unknown platform. */
const isAttestation = (descriptor: Json): boolean =>
  textAt(member(descriptor, 'platform'), 'architecture') === 'unknown' ||
  textAt(member(descriptor, 'annotations'), 'vnd.docker.reference.type') === 'attestation-manifest';
