import type { ArchivedImage } from '../../images/image-archive';
import type { ImageFile } from '../../package/images-folder';
import { platformArchitecture } from '../../references/image-archive';
import { say, show } from '../../text/message';
import type { HoverContext } from './context';
import { code, plainText } from './markdown';

/** What an image archive says of itself: for each image its tags, its platform and its size. */
export function imageArchiveText({ path, size, info }: ImageFile, { locale, link }: HoverContext): string {
  const head = `${link({ file: path })} (${formatSize(info?.size ?? size)})`;
  if (!info) return `${head}  \n${show(say('The file was not read.', '未读取该文件。'), locale)}`;
  const images = info.images.slice(0, mostImages).map((image) => `- ${imageText(image)}`);
  const defects = info.defects
    .slice(0, mostImages)
    .map(({ message }) => `- ${plainText(show(message, locale))}`);
  return [head, [...images, ...defects].join('\n')].filter(Boolean).join('\n\n');
}

/** A hover is no list of files: an archive seldom holds more than two images. */
const mostImages = 8;

function imageText({ tags, architecture = '?', os = '?', variant, size }: ArchivedImage): string {
  const names = tags.length > 0 ? tags.map(code).join(', ') : code('<none>');
  const own = platformArchitecture(architecture);
  const called = own && own !== architecture ? ` (${own})` : '';
  const platform = `${os}/${architecture}${variant ? `/${variant}` : ''}${called}`;
  return `${names} ${plainText(platform)}, ${formatSize(size)}`;
}

/** A size as people read it: `12.3 MiB`. */
export function formatSize(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const count = bytes / 1024 ** power;
  return `${power === 0 ? count : count.toFixed(1)} ${units[power]}`;
}
