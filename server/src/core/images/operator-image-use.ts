import type { CustomResource } from '../operator/custom-resources';
import type { Container, Named } from '../operator/deployments';
import type { Message } from '../text/message';
import type { Doubt, ImageField, ImagePart } from './image-fields';
import type { ImageUse } from './image-use';

/** What every use of an image in an operator package has beside the neutral facts. */
interface OperatorUse extends ImageUse {
  /** The texts in the ClusterServiceVersion (or another manifest) that make the reference. */
  readonly parts: ImageField['parts'];
}

/** `image` of a container in `spec.install.spec.deployments`. */
export interface ContainerUse extends OperatorUse {
  readonly kind: 'container';
  readonly target: Container;
}

/** A variable of such a container. */
export interface EnvUse extends OperatorUse {
  readonly kind: 'env';
  readonly target: Container;
  readonly variable: Named;
  /** Why the platform cannot replace it even when mapping.yaml names it. */
  readonly obstacle?: Message;
}

/** A field of a custom resource in `alm-examples`. */
export interface ResourceUse extends OperatorUse {
  readonly kind: 'custom-resource';
  readonly resource: CustomResource;
  readonly doubt?: Doubt;
}

/** A reference that no entry of mapping.yaml can name. */
export interface OtherUse extends OperatorUse {
  readonly kind: 'argument' | 'annotation' | 'related' | 'manifest';
}

/** A place in an operator package that names an image. */
export type OperatorImageUse = ContainerUse | EnvUse | ResourceUse | OtherUse;

/** A use that stands in one text. */
export const wholePart = (node: ImagePart['node']): ImageField['parts'] => [
  { role: 'fullAddress', path: '', node },
];
