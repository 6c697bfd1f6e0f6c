import { type Locale, type Message, show } from '../text/message';
import { writeScalar } from '../yaml/write-scalar';
import type { InferredImage } from './inferred-image';

/** Lines of YAML that stand in the first column, nested by two. */
export type Lines = readonly string[];

/** The lines of a map as an item of a list. */
export const asItem = (lines: Lines): Lines =>
  lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));

/** A key with the lines that it holds. */
export const holding = (key: string, lines: Lines): Lines => [`${key}:`, ...lines.map((line) => `  ${line}`)];

/** `image`, `tag` and `package` of an entry; `between` stands in front of `package`, as the guide orders the keys. */
export function imageLines(
  { image, tag, packages, notes }: InferredImage,
  locale?: Locale,
  between: Lines = [],
): Lines {
  const remark = (message: Message | undefined) => (message ? comment(message, locale) : '');
  const files = packages.map(
    ({ architecture, file, isMissing }) =>
      `${architecture}: ${writeScalar(file)}${isMissing ? comment(notThere, locale) : ''}`,
  );
  return [
    `image: ${writeScalar(image)}${remark(notes.image)}`,
    `tag: ${writeScalar(tag)}${remark(notes.tag)}`,
    ...between,
    ...holding('package', files),
  ];
}

/** A remark behind a value; nothing without a language. */
export const comment = (message: Message, locale?: Locale): string =>
  locale ? ` # ${show(message, locale)}` : '';

const notThere: Message = {
  text: {
    en: 'not in images/ yet: export the image under this name',
    'zh-cn': 'images 目录中还没有：请以该名称导出镜像',
  },
  values: {},
};
