import { isBomb } from '../limits';

/** One entry of a zip, as its central directory and its own header describe it. */
export interface ZipEntry {
  /** As the archive spells it; ends with `/` for a folder. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'symlink' | 'special';
  readonly size: number;
  readonly compressedSize: number;
  /** 0 stored, 8 deflated; nothing else is read. */
  readonly method: number;
  readonly crc32: number;
  readonly encrypted: boolean;
  /** Where its data start in the file; undefined when its own header cannot be found there. */
  readonly dataStart: number | undefined;
}

/** Entries that can be read: their header is where it should be and their method is known. */
export type ReadableEntry = ZipEntry & { readonly dataStart: number };

/** Whether the bytes of an entry can be had. */
export const isReadable = (entry: ZipEntry): entry is ReadableEntry =>
  entry.dataStart !== undefined && !entry.encrypted && (entry.method === stored || entry.method === deflated);

/** Whether reading it to its end is a sensible thing to do: a bomb is reported, not inflated. */
export const isWorthReading = (entry: ZipEntry): entry is ReadableEntry =>
  isReadable(entry) && !isBomb(entry.compressedSize, entry.size);

export const stored = 0;
export const deflated = 8;
