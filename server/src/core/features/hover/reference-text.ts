import { platformText } from '../../images/platform-address';
import { addressRoles } from '../../package/mapping';
import type { ServicePackage } from '../../package/service-package';
import type { Reference, Resolution, Target } from '../../references/reference';
import { resolveReference } from '../../references/references';
import { type Message, say, show } from '../../text/message';
import { nodeAt, resolve, textAt } from '../../yaml/path';
import { imagesBehind } from '../rendered-images';
import type { HoverContext } from './context';
import { imageArchiveText } from './image-archive-text';
import { code, plainText } from './markdown';

/** What a reference leads to now, where that is, and what the platform will write there. */
export function referenceText(pkg: ServicePackage, reference: Reference, context: HoverContext): string {
  const resolution = resolveReference(pkg, reference);
  const written = writtenText(reference, context);
  const pulled = pulledText(reference, context);
  return [resolutionText(pkg, reference, resolution, context), pulled, written].filter(Boolean).join('\n\n');
}

function resolutionText(
  pkg: ServicePackage,
  reference: Reference,
  resolution: Resolution,
  context: HoverContext,
): string {
  const { locale } = context;
  if (resolution.state === 'unknown') {
    return `${show(leadsSomewhere, locale)} ${plainText(show(resolution.reason, locale))}`;
  }
  if (resolution.state === 'unresolved') {
    const [near] = resolution.suggestions;
    const meant = near === undefined ? '' : ` ${show(meantInstead, locale)} ${code(near)}`;
    return `${code(reference.text)} ${show(leadsNowhere, locale)}${meant}`;
  }
  const [target] = resolution.targets;
  const archive = pkg.images.find(({ path }) => !target.at.span && path === target.at.file);
  if (archive) return imageArchiveText(archive, context);
  const value = valueText(pkg, reference, resolution);
  const line = value === undefined ? show(isFound, locale) : `${show(valueNow, locale)} ${code(value)}`;
  return [...fieldText(reference, target), `${line}  \n${context.link(target.at)}`].join('\n\n');
}

/** What the schema of a CRD says of the field that a control shows. */
function fieldText({ kind }: Reference, { node }: Target): readonly string[] {
  const said = kind === 'descriptor' ? textAt(nodeAt(node, ['description'])) : undefined;
  return said ? [plainText(said)] : [];
}

/** The value that a reference reaches: for a container its image. */
function valueText(pkg: ServicePackage, { kind }: Reference, resolution: Resolution): string | undefined {
  const target = resolution.state === 'resolved' ? resolution.targets[0] : undefined;
  const start = target?.at.span?.start;
  if (kind === 'container') {
    const all = pkg.operator?.deployments.flatMap(({ containers }) => containers) ?? [];
    const named = all.find((one) => one.nameEntry?.value === target?.node && start !== undefined);
    return textAt(named?.image?.value);
  }
  const node = resolve(target?.node);
  return /-path$/.test(kind) && node?.kind === 'scalar' ? node.text : undefined;
}

/** How many images are listed at most: a global registry reaches all of them. */
const mostImages = 5;

/** The images that the chart makes of a value now. */
function pulledText({ kind, text }: Reference, { images, locale }: HoverContext): string {
  const found = kind === 'address-path' && images ? imagesBehind([text], images) : [];
  if (found.length === 0) return '';
  const more = found.length > mostImages ? [`- … +${found.length - mostImages}`] : [];
  const list = [...found.slice(0, mostImages).map((image) => `- ${code(image)}`), ...more];
  return `${show(pulledNow, locale)}\n\n${list.join('\n')}`;
}

/** What the platform writes in place of the value; the whole address at containers and variables, which have no parts. */
export function writtenText({ kind, file, path }: Reference, context: HoverContext): string {
  const depth = kind === 'address-path' ? 2 : kind === 'container' || kind === 'env' ? 1 : 0;
  const role = kind === 'address-path' ? addressRoles.find((one) => one === path.at(-1)) : 'fullAddress';
  if (depth === 0 || !role) return '';
  const entry = nodeAt(file.yaml.root, path.slice(0, -depth));
  const image = textAt(nodeAt(entry, ['image'])) ?? '…';
  const tag = textAt(nodeAt(entry, ['tag'])) ?? '…';
  return `${show(platformWrites, context.locale)} ${code(platformText(role, context, { image, tag }))}`;
}

const leadsSomewhere: Message = say('Not known:', '无法判断：');
const leadsNowhere: Message = say('leads nowhere.', '没有对应的目标。');
const meantInstead: Message = say('Did you mean', '是否应为');
const isFound: Message = say('Found at', '位于');
const valueNow: Message = say('Value now:', '当前值：');
const pulledNow: Message = say('Pulled now:', '当前拉取的镜像：');
const platformWrites: Message = say('The platform will write:', '平台将写入：');
