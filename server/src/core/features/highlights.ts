import type { ServicePackage } from '../package/service-package';
import type { Span } from '../text/span';
import { findReferences } from './find-references';

/** The places in the same document that name what stands at an offset, its own place included. */
export const highlights = (pkg: ServicePackage, path: string, offset: number): readonly Span[] =>
  findReferences(pkg, path, offset, true)
    .filter(({ file }) => file === path)
    .map(({ span }) => span);
