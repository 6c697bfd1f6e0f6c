import type { ArchivedImage } from '../../core/images/image-archive';
import { diffIds, digestOf, imageConfig } from './config';
import type { ImageTar } from './image-tar';
import { holdsTexts, isList, type Json, listAt, parseJson, textAt, texts } from './json';

/** The images that manifest.json lists, as "docker save" writes it; undefined when the tar has none. */
export async function readDocker(tar: ImageTar): Promise<readonly ArchivedImage[] | undefined> {
  const manifest = await tar.json(manifestName);
  if (manifest === undefined) return undefined;
  if (!isList(manifest)) {
    tar.defects.add('unreadable-json', manifestName);
    return [];
  }
  const images: ArchivedImage[] = [];
  for (const element of manifest.slice(0, maxImages)) {
    const image = await readImage(tar, element);
    if (image) images.push(image);
  }
  return images;
}

const manifestName = 'manifest.json';
const maxImages = 1000;
const maxTags = 1000;
/** Not every such text is a name, but no other one is. */
const possibleTag = /^[\w][\w.\-:/@+]*$/;

async function readImage(tar: ImageTar, element: Json): Promise<ArchivedImage | undefined> {
  if (!holdsTexts(element, 'RepoTags') || !holdsTexts(element, 'Layers')) {
    tar.defects.add('unreadable-json', manifestName);
    return undefined;
  }
  for (const tag of texts(listAt(element, 'RepoTags')).slice(0, maxTags))
    if (!possibleTag.test(tag)) tar.defects.add('invalid-tag', tag);
  const path = textAt(element, 'Config');
  const bytes = path === undefined ? undefined : await tar.read(path);
  if (path === undefined || bytes === undefined) {
    if (path === undefined) tar.defects.add('unreadable-json', manifestName);
    else if (!tar.has(path)) tar.defects.add('missing-blob', path);
    else if (!tar.defects.has('bomb')) tar.defects.add('unreadable-json', path);
    return undefined;
  }
  const config = parseJson(bytes);
  const configDigest = digestOf(bytes);
  const statedDigest = /[0-9a-f]{64}/.exec(path)?.[0];
  if (config === undefined) tar.defects.add('unreadable-json', path);
  else if (statedDigest && configDigest !== `sha256:${statedDigest}`) tar.defects.add('wrong-digest', path);
  const digests = config === undefined ? [] : diffIds(config);
  const layers = texts(listAt(element, 'Layers')).map((layer, index) => ({
    digest: digests[index] ?? '',
    size: layerSize(tar, layer),
  }));
  return {
    tags: texts(listAt(element, 'RepoTags')),
    ...(config === undefined ? {} : imageConfig(config)),
    configDigest,
    layers,
    size: layers.reduce((sum, { size }) => sum + size, 0),
  };
}

function layerSize(tar: ImageTar, path: string): number {
  const size = tar.sizeOf(path);
  if (size === undefined) tar.defects.add('missing-blob', path);
  return size ?? 0;
}
