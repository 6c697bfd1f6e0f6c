import type { Field, InstanceEntry } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import { referencesIn, resolveReference } from '../references/references';
import type { Span } from '../text/span';
import { resolve } from '../yaml/path';
import { imagesBehind, type RenderedImages } from './rendered-images';

/** A text that is shown behind an offset without being there. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** Beside each path of mapping.yaml the value that it reaches now; beside the name of an image, as far as it was rendered, what is pulled now. */
export function inlayHints(
  pkg: ServicePackage,
  path: string,
  within: Span,
  images?: RenderedImages,
): readonly InlayHint[] {
  if (pkg.mapping?.file.path !== path) return [];
  const hints = [...valueHints(pkg), ...(images ? imageHints(pkg, images) : [])];
  return hints.filter(({ offset }) => offset >= within.start && offset <= within.end);
}

function valueHints(pkg: ServicePackage): readonly InlayHint[] {
  return referencesIn(pkg).flatMap((reference) => {
    if (reference.kind !== 'address-path') return [];
    const resolution = resolveReference(pkg, reference);
    const node = resolution.state === 'resolved' ? resolve(resolution.targets[0].node) : undefined;
    if (node?.kind !== 'scalar' || node.text === '') return [];
    const offset = behind(reference.file.text, reference.span);
    return [{ offset, label: `= ${short(node.text)}` }];
  });
}

function imageHints({ mapping }: ServicePackage, images: RenderedImages): readonly InlayHint[] {
  return (mapping?.instances ?? []).flatMap((entry) => {
    const [first, ...more] = imagesBehind(decisivePaths(entry), images);
    if (!entry.image?.text || first === undefined || !mapping) return [];
    const others = more.length > 0 ? ` +${more.length}` : '';
    return [{ offset: behind(mapping.file.text, entry.image.span), label: `← ${short(first)}${others}` }];
  });
}

/** The paths that tell images apart: tags and registries are often shared. */
function decisivePaths({ address }: InstanceEntry): readonly string[] {
  const pathOf = (role: string): Field | undefined => address.find((one) => one.addressRole === role);
  const decisive = pathOf('fullAddress') ?? pathOf('repository') ?? pathOf('repo');
  return (decisive ? [decisive] : address).map(({ text }) => text);
}

const longest = 60;

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

/** Behind a scalar and its closing quote, if there is one. */
const behind = (text: string, { end }: Span): number => (/["']/.test(text.charAt(end)) ? end + 1 : end);
