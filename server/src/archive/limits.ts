/** How much of an archive is read at most: nothing that a stranger sends may take all memory or all time. */
export interface ArchiveLimits {
  /** Entries in one archive. */
  readonly maxEntries: number;
  /** Bytes of one entry that is read whole. */
  readonly maxEntryBytes: number;
  /** Bytes of all entries of an archive that is unpacked into memory. */
  readonly maxTotalBytes: number;
}

const mebibyte = 1024 * 1024;

/** Helm refuses charts above 100 MiB too; a deployment package should stay below 4 MB (R180). */
export const defaultLimits: ArchiveLimits = {
  maxEntries: 20_000,
  maxEntryBytes: 64 * mebibyte,
  maxTotalBytes: 100 * mebibyte,
};

/** Deflate cannot do more than 1032:1; real files stay far below this, bombs do not. */
export const maxRatio = 200;

/** Below this size a high ratio is harmless: a megabyte of zeros is not an attack. */
export const harmlessSize = 16 * mebibyte;

/** Whether unpacking `compressed` bytes to `size` bytes is what only a bomb does. */
export const isBomb = (compressed: number, size: number): boolean =>
  size > harmlessSize && size > compressed * maxRatio;
