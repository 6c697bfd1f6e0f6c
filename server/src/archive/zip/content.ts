import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { type ArchiveDefect, archiveDefect } from '../../core/package/archive-defect';
import { forEachBlock } from '../blocks';
import type { OpenFile } from '../file-access';
import { ForwardAccess } from '../forward-access';
import { errorCode } from '../io-errors';
import { type RandomAccess, readAt, WindowAccess } from '../random-access';
import { isReadable, type ReadableEntry, stored, type ZipEntry } from './entry';

/** The bytes of an entry, or why they cannot be had. */
export type EntryContent =
  | { readonly bytes: Uint8Array; readonly defect?: undefined }
  | { readonly bytes?: undefined; readonly defect: ArchiveDefect };

/** Reads a small entry whole and checks its size and checksum; one above `limit` bytes is not read. */
export async function readContent(
  source: RandomAccess,
  entry: ZipEntry,
  limit: number,
): Promise<EntryContent> {
  if (!isReadable(entry)) return failure('damaged', entry);
  if (entry.size > limit || entry.compressedSize > limit) return failure('bomb', entry, { limit });
  const packed = await readAt(source, entry.dataStart, entry.compressedSize);
  const bytes = entry.method === stored ? packed : await inflate(packed, entry);
  if (typeof bytes === 'string') return failure(bytes, entry);
  if (bytes.length !== entry.size) return failure('lying-size', entry);
  return crc32(bytes) === entry.crc32 ? { bytes } : failure('wrong-crc', entry);
}

/** Opens an entry of any size: a stored one at any place, a deflated one in one direction. */
export function openContent(source: RandomAccess, entry: ReadableEntry): OpenFile {
  const window = new WindowAccess(source, entry.dataStart, entry.compressedSize);
  if (entry.method !== stored) return new ForwardAccess(window, 'deflate', entry.size);
  return Object.assign(window, { close: async () => undefined });
}

/** Reads all bytes of an entry of any size against its checksum; `onBytes` is told how many bytes of the archive were passed. */
export async function verifyContent(
  source: RandomAccess,
  entry: ReadableEntry,
  onBytes: (count: number) => void,
): Promise<ArchiveDefect | undefined> {
  const content = openContent(source, entry);
  let crc = 0;
  let size = 0;
  try {
    await forEachBlock(content, (block) => {
      crc = crc32(block, crc);
      size += block.length;
      onBytes((block.length / entry.size) * entry.compressedSize);
      return size <= entry.size;
    });
  } finally {
    await content.close();
  }
  if (content instanceof ForwardAccess && content.failure) return failure(content.failure, entry).defect;
  if (size !== entry.size) return failure('lying-size', entry).defect;
  return crc === entry.crc32 ? undefined : failure('wrong-crc', entry).defect;
}

async function inflate(
  packed: Buffer,
  entry: ZipEntry,
): Promise<Uint8Array | 'lying-size' | 'truncated' | 'damaged'> {
  try {
    return await promisify(inflateRaw)(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'lying-size';
    return code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
  }
}

const failure = (
  kind: ArchiveDefect['kind'],
  entry: ZipEntry,
  values: ArchiveDefect['message']['values'] = { limit: entry.size },
) => ({ defect: archiveDefect(kind, entry.path, { reason: entry.path, ...values }) });
