import type { ServicePackage } from '../package/service-package';
import { referencesIn, resolveReference } from '../references/references';
import type { Span } from '../text/span';
import { resolve } from '../yaml/path';

/** A text that is shown behind an offset without being there. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

const longest = 60;

/** Beside each path of mapping.yaml the value that it reaches now. */
export function inlayHints(pkg: ServicePackage, path: string, within: Span): readonly InlayHint[] {
  const file = pkg.files.get(path);
  if (!file) return [];
  return referencesIn(pkg).flatMap((reference) => {
    const { kind, span } = reference;
    if (
      reference.file.path !== path ||
      kind !== 'address-path' ||
      span.end < within.start ||
      span.start > within.end
    )
      return [];
    const resolution = resolveReference(pkg, reference);
    const node = resolution.state === 'resolved' ? resolve(resolution.targets[0].node) : undefined;
    if (node?.kind !== 'scalar' || node.text === '') return [];
    const offset = endOfScalar(file.text, span.end);
    const text = node.text.replace(/\s+/g, ' ');
    return [{ offset, label: `= ${text.length > longest ? `${text.slice(0, longest)}…` : text}` }];
  });
}

/** Behind the closing quote, if there is one. */
const endOfScalar = (text: string, end: number): number => (/["']/.test(text.charAt(end)) ? end + 1 : end);
