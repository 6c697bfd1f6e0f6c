import type { ArchiveDefect } from '../package/archive-defect';

/**
 * How an image tar is laid out: `docker` as "docker save" wrote it until version 24 and skopeo's docker-archive does,
 * `oci` as an OCI image layout, `docker-oci` as "docker save" writes both since version 25.
 */
export type ImageArchiveFormat = 'docker' | 'oci' | 'docker-oci';

/** What is around the tar; R038 wants nothing. Only gzip is read through. */
export type ImageArchiveCompression = 'gzip' | 'zstd' | 'xz' | 'bzip2';

/** What an image archive says about itself, read without unpacking it. */
export interface ImageArchiveInfo {
  /** Absent when the file holds no image that can be read; `defects` says why. */
  readonly format?: ImageArchiveFormat;
  readonly compression?: ImageArchiveCompression;
  /** Bytes of the file as it lies there. */
  readonly size: number;
  readonly images: readonly ArchivedImage[];
  /** Whether one tag stands for images of several architectures, which the platform wants apart (R170). */
  readonly multiArchitecture: boolean;
  readonly defects: readonly ArchiveDefect[];
}

/** One image for one platform. Names are those of the image's config: `amd64`, `arm64`; `linux`; `v8`. */
export interface ArchivedImage {
  /** `registry/name:tag` as the archive spells it; empty for an untagged image. */
  readonly tags: readonly string[];
  readonly architecture?: string;
  readonly os?: string;
  readonly variant?: string;
  /** ISO 8601, as the config states it. */
  readonly created?: string;
  /** `sha256:…` of the config: what docker calls the image's id. */
  readonly configDigest: string;
  /** `sha256:…` of the OCI manifest; absent in the docker format. */
  readonly manifestDigest?: string;
  readonly layers: readonly ArchivedLayer[];
  /** Bytes of all layers as they lie in the tar. */
  readonly size: number;
}

export interface ArchivedLayer {
  /** Of the layer's bytes in an OCI layout, of the uncompressed layer in the docker format, as skopeo says it. */
  readonly digest: string;
  readonly size: number;
}
