import type { RenderedDocument } from '../../helm/chart/documents';
import { segmentsOf } from '../../helm/evaluate/segments';
import { helmRenderings } from '../../images/helm-renderings';
import { parseImageReference } from '../../images/image-reference';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import type { Span } from '../../text/span';
import { literalPlace } from './literal-place';

/** A literal `image:` in the text of a template. */
export interface WrittenImage {
  readonly at: Place;
  readonly reference: string;
}

/**
 * The literal images in branches that no rendering reached, told from the text alone: `image: busybox:1.28` in a template
 * with a list of containers. What was rendered is left to the rendering, which knows better.
 */
export function writtenImages(pkg: ServicePackage): readonly WrittenImage[] {
  const { chart } = pkg;
  const renderings = helmRenderings(pkg);
  if (!chart || !renderings) return [];
  const documents = [...renderings.plain.documents, ...renderings.flagsOn.documents];
  return [...chart.files].flatMap(([path, file]) => {
    const inside = path.slice(chart.root.length + 1);
    const written = isTemplate(inside) ? literalsIn(file.text) : [];
    if (written.length === 0) return [];
    const own = documents.filter((document) => document.file === inside);
    return written
      .filter((one) => !own.some((document) => isRendered(document, one)))
      .map(({ span, reference }) => ({ at: { file: path, span }, reference }));
  });
}

interface Written {
  readonly span: Span;
  readonly reference: string;
}

const isTemplate = (path: string): boolean => /^templates\/(?!tests?\/).*\.ya?ml$/.test(path);

/** The literals in the texts of a template, outside of its actions and comments; none in templates of tests. */
function literalsIn(template: string): readonly Written[] {
  const isPod = /^\s*(?:init)?[cC]ontainers:/m.test(template);
  if (!isPod || /helm\.sh\/hook"?:\s*"?test/.test(template)) return [];
  return [...template.matchAll(literal)].flatMap((match) => {
    const [whole, , reference = ''] = match;
    const start = match.index + whole.indexOf(reference, whole.indexOf(':') + 1);
    const span = { start, end: start + reference.length };
    const isText = literalPlace(template, span)?.inAction === false;
    return isText && parseImageReference(reference) ? [{ span, reference }] : [];
  });
}

const literal = /^[ \t]*(?:- )?image:[ \t]*(["']?)([^\s"'{}#]+)\1[ \t]*(?:#.*)?\r?$/gm;

/** Whether a text of a template is part of a rendered document. */
const isRendered = (
  { text, file: template }: RenderedDocument,
  { span: { start }, reference }: Written,
): boolean =>
  text.text.includes(reference) &&
  segmentsOf(text).some(
    ({ at, origins: [origin], ...segment }) =>
      at !== undefined &&
      origin?.kind === 'template' &&
      origin.file === template &&
      at <= start &&
      start < at + segment.end - segment.start,
  );
