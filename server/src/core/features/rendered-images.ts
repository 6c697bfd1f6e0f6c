import { helmImages } from '../images/helm-images';
import type { ServicePackage } from '../package/service-package';

/** The images that the chart's workloads name now, by the values paths that they come from. It renders the chart. */
export type RenderedImages = ReadonlyMap<string, readonly string[]>;

/** Works out {@link RenderedImages}; empty without a chart. */
export function renderedImages(pkg: ServicePackage): RenderedImages {
  const found = new Map<string, string[]>();
  for (const { reference, paths, isTest } of helmImages(pkg)) {
    if (isTest) continue;
    for (const { origin } of paths) {
      const path = origin.rootPath.join('.');
      const known = found.get(path) ?? [];
      if (!known.includes(reference)) found.set(path, [...known, reference]);
    }
  }
  return found;
}

/** The images that some values paths reach, each once. */
export const imagesBehind = (paths: readonly string[], images: RenderedImages): readonly string[] => [
  ...new Set(paths.flatMap((path) => images.get(path) ?? [])),
];
