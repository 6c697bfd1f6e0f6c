import { helmRenderings } from '../../images/helm-renderings';
import { parseImageReference } from '../../images/image-reference';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';

/** A literal `image:` in the text of a template. */
export interface WrittenImage {
  readonly at: Place;
  readonly reference: string;
}

/**
 * The literal images in templates that no rendering reached, told from the text alone: `image: busybox:1.28` in a list of
 * containers. Templates that were rendered are left to the rendering, which knows better.
 */
export function writtenImages(pkg: ServicePackage): readonly WrittenImage[] {
  const { chart } = pkg;
  const renderings = helmRenderings(pkg);
  if (!chart || !renderings) return [];
  const rendered = new Set(
    [...renderings.plain.documents, ...renderings.flagsOn.documents].map(
      ({ file }) => `${chart.root}/${file}`,
    ),
  );
  const found: WrittenImage[] = [];
  for (const [path, file] of chart.files) {
    const inside = path.slice(chart.root.length + 1);
    if (
      !/^templates\/(?!tests?\/).*\.ya?ml$/.test(inside) ||
      rendered.has(path) ||
      !/^\s*(?:init)?[cC]ontainers:/m.test(file.text)
    )
      continue;
    if (/helm\.sh\/hook"?:\s*"?test/.test(file.text)) continue;
    for (const match of file.text.matchAll(
      /^[ \t]*(?:- )?image:[ \t]*(["']?)([^\s"'{}#]+)\1[ \t]*(?:#.*)?\r?$/gm,
    )) {
      const [whole, , reference = ''] = match;
      const start = match.index + whole.indexOf(reference, whole.indexOf(':') + 1);
      if (parseImageReference(reference))
        found.push({ at: { file: path, span: { start, end: start + reference.length } }, reference });
    }
  }
  return found;
}
