import { createHash } from 'node:crypto';
import { type RawTarEntry, rawTar } from './raw-tar';

/** An image's config as tests need it. */
export const configOf = (architecture: string, extra: object = {}): string =>
  JSON.stringify({
    architecture,
    os: 'linux',
    created: '2024-01-02T03:04:06Z',
    rootfs: { type: 'layers', diff_ids: [digest('layer')] },
    ...extra,
  });

export const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

export const digest = (content: string): string => `sha256:${sha256(content)}`;

/** The files of a tar as "docker save" wrote it until version 24: one image. */
export function dockerFiles(tags: readonly string[] | null, config: string): readonly RawTarEntry[] {
  const name = `${sha256(config)}.json`;
  return [
    { name: 'layer.tar', body: 'layer' },
    { name, body: config },
    {
      name: 'manifest.json',
      body: JSON.stringify([{ Config: name, RepoTags: tags, Layers: ['layer.tar'] }]),
    },
  ];
}

/** A blob of an OCI layout. */
export const blob = (content: string): RawTarEntry => ({
  name: `blobs/sha256/${sha256(content)}`,
  body: content,
});

/** A manifest for a config, whose one layer is the text `layer`. */
export const manifestOf = (config: string, extra: object = {}): string =>
  JSON.stringify({
    schemaVersion: 2,
    config: {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: digest(config),
      size: config.length,
    },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', digest: digest('layer'), size: 5 }],
    ...extra,
  });

/** A descriptor in an index. */
export const descriptorOf = (content: string, extra: object = {}): object => ({
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  digest: digest(content),
  size: content.length,
  ...extra,
});

export const named = (name: string): object => ({
  annotations: { 'org.opencontainers.image.ref.name': name },
});

/** `index.json` of the given descriptors, or an index that is a blob. */
export const indexOf = (descriptors: readonly object[]): string =>
  JSON.stringify({ schemaVersion: 2, manifests: descriptors });

/** The files of an OCI layout with the given blobs (the layer among them) and `index.json`. */
export const ociFiles = (index: string, blobs: readonly string[]): readonly RawTarEntry[] => [
  { name: 'oci-layout', body: '{"imageLayoutVersion":"1.0.0"}' },
  { name: 'index.json', body: index },
  ...['layer', ...blobs].map(blob),
];

/** An OCI layout in which one name stands for images of two architectures. */
export function multiArchitectureTar(): Buffer {
  const [amd, arm] = [configOf('amd64'), configOf('arm64')];
  const inner = indexOf([
    descriptorOf(manifestOf(amd), { platform: { architecture: 'amd64', os: 'linux' } }),
    descriptorOf(manifestOf(arm), { platform: { architecture: 'arm64', os: 'linux', variant: 'v8' } }),
    descriptorOf('{}', { platform: { architecture: 'unknown', os: 'unknown' } }),
  ]);
  const blobs = [amd, arm, manifestOf(amd), manifestOf(arm), inner, '{}'];
  return rawTar(ociFiles(indexOf([descriptorOf(inner, named('demo/app:1'))]), blobs));
}
