import type { ServicePackage } from '../../package/service-package';
import { type Message, say, show } from '../../text/message';
import type { Span } from '../../text/span';
import { keySpan } from '../../yaml/node';
import { innermostAt, pathOf } from '../../yaml/path';
import type { RenderedImage, RenderedImages } from '../rendered-images';
import { valuesPathsOf } from '../values-uses';
import type { Hover, HoverContext } from './context';
import { code, plainText } from './markdown';

/** On the line of a template that names images: what it renders to, for whom, and whether mapping.yaml replaces it. */
export function imageInTemplate(
  pkg: ServicePackage,
  path: string,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const text = pkg.files.get(path)?.text ?? '';
  const here = (context.images ?? []).filter(({ at: { file, span }, written }) => {
    if (file !== path || !span || text.slice(span.start, span.end) !== written) return false;
    return span.start <= offset ? !text.slice(span.start, offset).includes('\n') : false;
  });
  const span = here[0]?.at.span;
  return span && { span, markdown: imagesText(pkg, here, context, false) };
}

/** On a key of values.yaml, or of a subchart's, or on its value: the images that come from it. */
export function imageInValues(
  pkg: ServicePackage,
  path: string,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const { images = [] } = context;
  const file = pkg.chart?.files.get(path);
  const node =
    images.length > 0 && path.endsWith('/values.yaml') ? innermostAt(file?.yaml.root, offset) : undefined;
  const entry = node?.parent?.kind === 'entry' ? node.parent : undefined;
  if (!node || !entry || node.kind !== 'scalar') return undefined;
  const steps = pathOf(entry).map(String);
  const paths = valuesPathsOf(pkg, path, steps).map((one) => one.join('.'));
  const behind = images.filter((one) => one.paths.some((own) => paths.includes(own.path)));
  const span: Span = node === entry.key ? keySpan(entry) : node.span;
  return behind.length > 0 ? { span, markdown: imagesText(pkg, behind, context, true) } : undefined;
}

/** How many images are listed at most: a global registry reaches all of them. */
const mostImages = 5;

function imagesText(
  pkg: ServicePackage,
  images: RenderedImages,
  context: HoverContext,
  withPlaces: boolean,
): string {
  const lines = images.slice(0, mostImages).map((image) => {
    const hidden = image.isHidden ? ` ${show(onlyWithSwitches, context.locale)}` : '';
    const place = withPlaces ? `  \n  ${context.link(image.at)}` : '';
    return `- ${code(image.reference)}  \n  ${plainText(image.user)}${hidden}${place}`;
  });
  const more = images.length > mostImages ? [`- … +${images.length - mostImages}`] : [];
  const verdicts = new Set(images.map((image) => verdictOf(pkg, image, context)));
  return [
    show(pulledBy, context.locale),
    [...lines, ...more].join('\n'),
    ...[...verdicts].slice(0, mostImages),
  ].join('\n\n');
}

/** Whether mapping.yaml replaces an image, and where it says so. */
function verdictOf({ mapping }: ServicePackage, { paths }: RenderedImage, context: HoverContext): string {
  const { locale, link } = context;
  const names = paths.filter(({ isVersion }) => !isVersion).map(({ path }) => path);
  if (names.length === 0) return show(notFromValues, locale);
  const fields = mapping?.instances.flatMap(({ address }) => address) ?? [];
  const missing = names.find((name) => !fields.some(({ text }) => text === name));
  if (missing !== undefined) return `${show(notReplaced, locale)} ${code(missing)}`;
  const field = fields.find(({ text }) => text === names[0]);
  const place =
    field && mapping ? `  \n${link({ file: mapping.file.path, span: keySpan(field.entry) })}` : '';
  return `${show(replaced, locale)}${place}`;
}

const pulledBy: Message = say('Pulled now:', '当前拉取的镜像：');
const onlyWithSwitches: Message = say('(only with switches turned on)', '（开启相关开关后）');
const replaced: Message = say('mapping.yaml replaces it.', '映射文件会替换该地址。');
const notReplaced: Message = say(
  'mapping.yaml does not replace it. No entry names',
  '映射文件不会替换该地址，没有元素指向',
);
const notFromValues: Message = say(
  'It is written in the template, where the platform replaces nothing.',
  '地址写在模板中，平台不会替换。',
);
