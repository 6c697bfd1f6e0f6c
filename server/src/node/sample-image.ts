import { createHash } from 'node:crypto';
import { writeTar } from '../archive/tar/writer';
import type { Architecture } from '../core/package/mapping';

/** What a sample image is to be. */
export interface SampleImage {
  /** `etcd:3.5.21`: the tag in the archive. */
  readonly reference: string;
  readonly architecture: Architecture;
}

/**
 * A complete image of some kilobytes as `docker save` writes it, for examples and new service directories: one layer with
 * one text file, nothing that runs. The same bytes on every machine.
 */
export function sampleImage({ reference, architecture }: SampleImage): Uint8Array {
  const greeting = `${reference} for ${architecture}: put the real image here, written by "docker save".\n`;
  const layer = writeTar([{ path: 'README', bytes: Buffer.from(greeting) }], moment);
  const layerDigest = sha256(layer);
  const config = json({
    architecture: goArchitectures[architecture],
    os: 'linux',
    created: new Date(moment * 1000).toISOString(),
    config: { Cmd: ['/README'] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${layerDigest}`] },
    history: [{ created: new Date(moment * 1000).toISOString(), created_by: 'oscpkg' }],
  });
  const configPath = `${sha256(config)}.json`;
  const layerPath = `${layerDigest}/layer.tar`;
  const manifest = json([{ Config: configPath, RepoTags: [reference], Layers: [layerPath] }]);
  const files = [
    { path: layerPath, bytes: layer },
    { path: configPath, bytes: config },
    { path: 'manifest.json', bytes: manifest },
  ];
  return writeTar(files, moment);
}

/** 2024-01-01, seconds since 1970. */
const moment = 1_704_067_200;

/** The platform's names of architectures, as image configs write them. */
const goArchitectures: Readonly<Record<Architecture, string>> = { x86_64: 'amd64', aarch64: 'arm64' };

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
