import type { YamlScalar } from '../yaml/node';
import type { ImageUseKind } from './image-use';

/** A text in a manifest that names an image. */
export interface NamedImage {
  readonly kind: ImageUseKind;
  /** The scalar that holds it, or the name in it. */
  readonly node: YamlScalar;
  readonly reference: string;
  /** What the reference is made of, in its order; the separators between keys are left out. */
  readonly pieces: readonly ImagePiece[];
  /** The container, with the variable for an `env`: `manager/RELATED_IMAGE_ETCD`. */
  readonly container: string | undefined;
  /** Keys and list indexes from the root. */
  readonly path: string;
}

/** A stretch of a reference, and the scalar that holds it. */
export interface ImagePiece {
  readonly node: YamlScalar;
  /** Where it starts in the decoded text of the scalar (behind `--image=`). */
  readonly start: number;
  /** Where it starts in the reference. */
  readonly at: number;
  readonly length: number;
}

/** The one piece of a reference that stands in one scalar. */
export const wholeIn = (node: YamlScalar, start: number, { length }: string): readonly ImagePiece[] => [
  { node, start, at: 0, length },
];
