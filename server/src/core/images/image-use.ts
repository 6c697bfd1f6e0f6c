import type { Place } from '../package/place';

/** Where an image reference can stand. The platform replaces those of the first three kinds, where mapping.yaml names them. */
export type ImageUseKind =
  /** `image` of a container of a workload. */
  | 'container'
  /** An environment variable of a container. */
  | 'env'
  /** A field of a custom resource. */
  | 'custom-resource'
  /** An argument or a word of the command of a container. */
  | 'argument'
  /** A text of a ConfigMap or a Secret, which some program reads. */
  | 'data'
  /** An annotation: shown, not pulled. */
  | 'annotation'
  /** `relatedImages` of a ClusterServiceVersion: read by catalogs, not pulled. */
  | 'related'
  /** Any other manifest of the package. */
  | 'manifest';

/** One place in a package from which an image is pulled, or that names one. */
export interface ImageUse {
  /** The reference, or the first of its parts. */
  readonly at: Place;
  readonly kind: ImageUseKind;
  /** Kind and name: `Deployment/etcd-operator`, `EtcdCluster/example`; the file's path where there is no workload. */
  readonly workload: string;
  /** The container, for kinds that have one; for an `env` with the variable: `manager/RELATED_IMAGE_ETCD`. */
  readonly container?: string;
  /** The whole reference as the workload sees it. */
  readonly reference: string;
}
