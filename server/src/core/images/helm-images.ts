import type { RenderedDocument } from '../helm/chart/documents';
import { segmentsOf } from '../helm/evaluate/segments';
import type { Segment } from '../helm/evaluate/traced-string';
import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { keySpan, type YamlScalar } from '../yaml/node';
import { sourceOf } from '../yaml/scalar-source';
import { dataImages, dataKinds, mayNameDataImages } from './data-images';
import { type HelmRenderings, helmRenderings } from './helm-renderings';
import type { ImageUse } from './image-use';
import type { ImagePiece, NamedImage } from './named-image';
import { namedImages } from './named-images';
import { isText, partsOfReference, type RolePath, rolePaths } from './reference-roles';

/** An image of a rendered chart, with where each of its characters came from. */
export interface HelmImage extends ImageUse {
  /** The same image in another rendering of the chart has the same key. */
  readonly key: string;
  readonly segments: readonly Segment[];
  /** The values paths that reach it. */
  readonly paths: readonly RolePath[];
  /** Only `helm test` starts it. */
  readonly isTest: boolean;
  /** The default values do not render it. */
  readonly isHidden: boolean;
}

/**
 * Every image that the chart's workloads name: with its default values, then those that appear only with switches turned
 * on. Empty when there is no chart.
 */
export function helmImages(pkg: ServicePackage): readonly HelmImage[] {
  const renderings = helmRenderings(pkg);
  const { chart } = pkg;
  if (!renderings || !chart) return [];
  const kept = chart.results.get('images');
  if (kept instanceof FoundImages && kept.renderings === renderings) return kept.images;
  const plain = imagesIn(renderings.plain.documents, chart.root, false);
  const known = new Set(plain.flatMap(identitiesOf));
  const hidden = imagesIn(renderings.flagsOn.documents, chart.root, true);
  const images = [...plain, ...hidden.filter((use) => !identitiesOf(use).some((one) => known.has(one)))];
  chart.results.set('images', new FoundImages(renderings, images));
  return images;
}

/** What makes an image the same in two renderings: its place, or the container that a switch has moved within its list. */
function identitiesOf({
  key,
  kind,
  workload,
  container,
  reference,
  at,
  paths,
}: HelmImage): readonly string[] {
  const place = `${key}\0${reference}`;
  if (container === undefined) return [place];
  const origins = paths.map(({ origin }) => origin.rootPath);
  return [place, JSON.stringify([kind, workload, container, reference, at, origins])];
}

class FoundImages {
  constructor(
    readonly renderings: HelmRenderings,
    readonly images: readonly HelmImage[],
  ) {}
}

/** The images in rendered documents; `root` is the chart's folder in the package. */
export function imagesIn(
  documents: readonly RenderedDocument[],
  root: string,
  isHidden: boolean,
): readonly HelmImage[] {
  return documents
    .filter(mayNameImages)
    .flatMap((document) => namedIn(document).map((named) => imageOf(document, named, root, isHidden)));
}

const namedIn = ({ kind, yaml }: RenderedDocument): readonly NamedImage[] =>
  dataKinds.has(kind) ? dataImages(yaml.root) : namedImages(yaml.root);

/** Kinds whose texts are schemas and rights, not images to pull. */
const withoutImages = new Set(['CustomResourceDefinition', 'Role', 'ClusterRole', 'Service']);

function mayNameImages({ kind, text: { text } }: RenderedDocument): boolean {
  if (dataKinds.has(kind)) return mayNameDataImages(text);
  return /image|\/[\w.-]+:[\w.]*\d/i.test(text) && !withoutImages.has(kind);
}

function imageOf(document: RenderedDocument, named: NamedImage, root: string, isHidden: boolean): HelmImage {
  const workload = `${document.kind}/${document.name}`;
  const segments = segmentsOfText(document, named);
  const container = named.container;
  return {
    at: placeOf(document, named, segments, root),
    kind: named.kind,
    workload,
    reference: named.reference,
    key: [document.template, workload, named.path].join(' '),
    segments,
    paths: rolePaths(named.reference, segments),
    isTest: document.hooks?.some((hook) => hook.startsWith('test')) ?? false,
    isHidden,
    ...(container ? { container } : {}),
  };
}

/** Where the characters of the reference came from; offsets are those of the reference. */
const segmentsOfText = (document: RenderedDocument, { pieces }: NamedImage): readonly Segment[] =>
  pieces.flatMap((piece) => segmentsOfPiece(document, piece));

function segmentsOfPiece(
  document: RenderedDocument,
  { node, start, at, length }: ImagePiece,
): readonly Segment[] {
  const { text } = sourceOf(document.text.text, node);
  const inDocument = text.spanInFile(start, start + length);
  const isPlain =
    document.text.text.slice(inDocument.start, inDocument.end) === node.text.slice(start, start + length);
  const inReference = (offset: number): number =>
    at + (isPlain ? offset - inDocument.start : text.toDecoded(offset) - start);
  return segmentsOf(document.text, inDocument.start, inDocument.end).map((segment) => ({
    ...segment,
    start: inReference(segment.start),
    end: inReference(segment.end),
  }));
}

/** The place in the sources: the literal itself, else the `image:` of the template, else the values that hold it all. */
function placeOf(
  document: RenderedDocument,
  { node }: NamedImage,
  segments: readonly Segment[],
  root: string,
): Place {
  const [only] = segments;
  const inRoot = (file: string) => `${root}/${file}`;
  const literal = segments.length === 1 && only?.at !== undefined ? only : undefined;
  const origin = literal?.origins[0];
  if (literal?.at !== undefined && origin && isText(origin)) {
    return {
      file: inRoot(origin.file),
      span: { start: literal.at, end: literal.at + literal.end - literal.start },
    };
  }
  const written = keyInTemplate(document, node);
  if (written) return { file: inRoot(written.file), span: written.span };
  const values = segments.flatMap(({ origins }) => origins).find((one) => one.kind === 'values');
  return values?.kind === 'values'
    ? { file: inRoot(values.file), span: values.span }
    : { file: inRoot(document.file) };
}

/** The key in front of the value, where a template or a file that it reads writes it. */
function keyInTemplate(
  document: RenderedDocument,
  node: YamlScalar,
): { readonly file: string; readonly span: Span } | undefined {
  const entry = node.parent?.kind === 'entry' ? node.parent : undefined;
  if (!entry) return undefined;
  const { start, end } = keySpan(entry);
  const [segment] = segmentsOf(document.text, start, end);
  const origin = segment?.origins[0];
  if (segment?.at === undefined || !origin || !isText(origin)) return undefined;
  return { file: origin.file, span: { start: segment.at, end: segment.at + end - start } };
}

/** Whether a part of the tag comes from the cluster: `.Capabilities.KubeVersion`. */
export const followsCluster = ({ reference, segments }: HelmImage): boolean => {
  const { tag } = partsOfReference(reference);
  return segments.some(
    ({ start, end, origins }) =>
      start < tag.end &&
      end > tag.start &&
      origins.some((one) => one.kind === 'built-in' && one.name.startsWith('.Capabilities.KubeVersion')),
  );
};
