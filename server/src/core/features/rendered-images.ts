import { helmImages } from '../images/helm-images';
import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';

/** An image that a workload of the chart names now. */
export interface RenderedImage {
  readonly reference: string;
  /** `Deployment/etcd`, with the container behind it. */
  readonly user: string;
  /** In the template: the key, or the reference itself where that is written there. */
  readonly at: Place;
  /** The text at that place: where another stands now, the place is outdated. */
  readonly written: string;
  /** The values paths that it comes from, and whether each is a tag or digest only. */
  readonly paths: readonly { readonly path: string; readonly isVersion: boolean }[];
  /** Only with other values than the default ones. */
  readonly isHidden: boolean;
}

/** The images that the chart's workloads name now. It renders the chart. */
export type RenderedImages = readonly RenderedImage[];

/** Works out {@link RenderedImages}; empty without a chart. */
export const renderedImages = (pkg: ServicePackage): RenderedImages =>
  helmImages(pkg)
    .filter(({ isTest }) => !isTest)
    .map(({ reference, workload, container, at, paths, isHidden }) => ({
      reference,
      user: [workload, container].filter(Boolean).join(' '),
      at,
      written: at.span ? (pkg.files.get(at.file)?.text.slice(at.span.start, at.span.end) ?? '') : '',
      paths: paths.map(({ role, origin }) => ({
        path: origin.rootPath.join('.'),
        isVersion: role === 'tag' || role === 'digest',
      })),
      isHidden,
    }));

/** The images that some values paths reach, each once. */
export const imagesBehind = (paths: readonly string[], images: RenderedImages): readonly string[] => [
  ...new Set(
    images
      .filter((one) => one.paths.some(({ path }) => paths.includes(path)))
      .map(({ reference }) => reference),
  ),
];
