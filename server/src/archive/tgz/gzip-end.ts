import { createInflateRaw } from 'node:zlib';

/**
 * Where the last whole gzip member ends, for a file with something else behind it, which Go does not read and zlib takes
 * for damage; undefined when the first member is not whole or unpacks to more than `limit` bytes.
 */
export async function gzipEnd(bytes: Uint8Array, limit: number): Promise<number | undefined> {
  let end: number | undefined;
  let left = limit;
  for (;;) {
    const start = dataStart(bytes, end ?? 0);
    const member = start === undefined ? undefined : await inflated(bytes.subarray(start), left);
    if (start === undefined || member === undefined) return end;
    end = start + member.consumed + trailerSize;
    left -= member.size;
  }
}

const trailerSize = 8;
const fixedSize = 10;

/** Where the deflated data of the member that starts at `at` start; undefined when none does. */
function dataStart(bytes: Uint8Array, at: number): number | undefined {
  if (bytes.length < at + fixedSize || bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b) return undefined;
  const flags = bytes[at + 3] ?? 0;
  let start = at + fixedSize;
  if ((flags & 4) !== 0) start += 2 + (bytes[start] ?? 0) + 256 * (bytes[start + 1] ?? 0);
  for (const text of [8, 16]) if ((flags & text) !== 0) start = bytes.indexOf(0, start) + 1;
  return (flags & 2) === 0 ? start : start + 2;
}

async function inflated(
  bytes: Uint8Array,
  limit: number,
): Promise<{ readonly consumed: number; readonly size: number } | undefined> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 });
  stream.end(bytes);
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > limit) return undefined;
    }
  } catch {
    return undefined;
  }
  return { consumed: stream.bytesWritten, size };
}
