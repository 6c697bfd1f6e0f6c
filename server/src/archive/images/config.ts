import { createHash } from 'node:crypto';
import { printable } from '../../core/package/archive-defect';
import { type Json, listAt, textAt, texts } from './json';

/** What an image's config says that tells images apart; the same in the docker format and in OCI. */
export interface ImageConfig {
  readonly architecture?: string;
  readonly os?: string;
  readonly variant?: string;
  readonly created?: string;
}

/** Reads an image's config. */
export function imageConfig(config: Json): ImageConfig {
  const keys = ['architecture', 'os', 'variant', 'created'] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = textAt(config, key);
      return value === undefined ? [] : [[key, printable(value)]];
    }),
  );
}

/** The digests of the uncompressed layers, lowest first. */
export function diffIds(config: Json): readonly string[] {
  const rootfs =
    typeof config === 'object' && config !== null && 'rootfs' in config ? config.rootfs : undefined;
  return texts(listAt(rootfs, 'diff_ids'));
}

/** `sha256:` and the hash of the bytes, as OCI writes it; `sha512:` for a digest of that kind. */
export function digestOf(bytes: Uint8Array, like = 'sha256:'): string {
  const algorithm = like.startsWith('sha512:') ? 'sha512' : 'sha256';
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}
