import type { ArchivedImage } from '../../core/images/image-archive';
import { type Locale, show, text } from '../../core/text/message';
import { sizeText } from '../../core/text/size';
import { type DescribedArchive, describeImageArchives } from '../../node/image-archives';
import type { ExitStatus, Session } from '../session';
import type { Colors } from '../terminal/output';
import { table } from '../terminal/table';
import { oneLine } from '../terminal/visible';
import { shownPath } from './targets';

/** The options of `oscpkg images`. */
export interface ImagesOptions {
  readonly format: 'text' | 'json';
}

/** Shows what image archives say of themselves; the exit status is 1 when one of them has a defect. */
export async function images(
  paths: readonly string[],
  { format }: ImagesOptions,
  { out, locale }: Session,
): Promise<ExitStatus> {
  const archives: DescribedArchive[] = [];
  for (const path of paths)
    for (const { file, info } of await describeImageArchives(path))
      archives.push({ file: shownPath(file), info });
  out.write(format === 'json' ? imagesJson(archives, locale) : imagesText(archives, locale, out.colors));
  return archives.some(({ info }) => info.defects.length > 0) ? 1 : 0;
}

/** The archives as JSON. Its shape is public. */
const imagesJson = (archives: readonly DescribedArchive[], locale: Locale): string =>
  `${JSON.stringify(
    archives.map(({ file, info: { format, compression, size, images, multiArchitecture, defects } }) => ({
      file,
      format: format ?? null,
      compression: compression ?? null,
      size,
      multiArchitecture,
      images: images.map(imageJson),
      defects: defects.map(({ message }) => show(message, locale)),
    })),
    undefined,
    2,
  )}\n`;

const imageJson = ({
  tags,
  architecture,
  os,
  variant,
  created,
  configDigest,
  size,
  layers,
}: ArchivedImage) => ({
  tags,
  architecture: architecture ?? null,
  variant: variant ?? null,
  os: os ?? null,
  created: created ?? null,
  digest: configDigest,
  size,
  layers: layers.length,
});

function imagesText(archives: readonly DescribedArchive[], locale: Locale, colors: Colors): string {
  const heads = columns.map((column) => column[locale]);
  const [head = '', ...rows] = table([heads, ...archives.flatMap((one) => archiveRows(one, locale))]);
  const defects = archives.flatMap(({ file, info }) =>
    info.defects.map(({ message }) => `${oneLine(file)}: ${colors.red(oneLine(show(message, locale)))}`),
  );
  return `${[colors.bold(head), ...rows, ...defects].join('\n')}\n`;
}

const columns = [
  text('FILE', '文件'),
  text('TAG', '标签'),
  text('ARCHITECTURE', '架构'),
  text('SIZE', '大小'),
  text('FORMAT', '格式'),
];

/** A row for each image; a file without any has one too. */
function archiveRows({ file, info }: DescribedArchive, locale: Locale): readonly (readonly string[])[] {
  const format = [info.format ?? '-', info.compression].filter(Boolean).join('+');
  const size = sizeText(info.size);
  if (info.images.length === 0) return [[oneLine(file), '-', '-', size, format]];
  return info.images.map(({ tags, architecture, variant, os }) => {
    const machine = [os, architecture, variant].filter(Boolean).join('/');
    const tag = tags.length > 0 ? tags.join(' ') : untagged[locale];
    return [oneLine(file), oneLine(tag), oneLine(machine || '-'), size, format];
  });
}

const untagged = text('(no tag)', '（无标签）');
