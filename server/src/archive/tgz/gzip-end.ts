import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { InflateFailure } from '../forward-access';
import { errorCode } from '../io-errors';
import { type RandomAccess, readAt } from '../random-access';

/**
 * Where something else starts behind the last whole member of a gzip: Go does not read it, zlib takes it for the damage that
 * it gave as `failure`. Undefined when the damage is another, or when the members unpack to more than `limit` bytes.
 */
export async function endBeforeForeignData(
  source: RandomAccess,
  failure: InflateFailure | undefined,
  limit: number,
): Promise<number | undefined> {
  if (failure !== 'damaged' && failure !== 'truncated') return undefined;
  const end = await gzipEnd(source, limit);
  return end !== undefined && end < source.size ? end : undefined;
}

async function gzipEnd(source: RandomAccess, limit: number): Promise<number | undefined> {
  let end: number | undefined;
  let left = limit;
  for (let members = 0; members < maxMembers; members++) {
    const start = await dataStart(source, end ?? 0);
    const member = start === undefined ? undefined : await inflated(source, start, left);
    if (start === undefined || member === undefined) return end;
    end = start + member.consumed + trailerSize;
    left -= member.size;
  }
  return undefined;
}

/** Files joined from parts have some; thousands of empty ones would take their time. */
const maxMembers = 200;

const trailerSize = 8;
const fixedSize = 10;
/** Names, comments and extra fields of real files are far shorter. */
const longestHeader = 256 * 1024;
const step = 256 * 1024;

/** Where the deflated data of the member that starts at `at` start; undefined when none does. */
async function dataStart(source: RandomAccess, at: number): Promise<number | undefined> {
  const bytes = await readAt(source, at, longestHeader);
  if (bytes.length < fixedSize || bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  const flags = bytes[3] ?? 0;
  let start = fixedSize;
  if ((flags & 4) !== 0) start += 2 + (bytes[start] ?? 0) + 256 * (bytes[start + 1] ?? 0);
  for (const text of [8, 16]) if ((flags & text) !== 0) start = bytes.indexOf(0, start) + 1;
  return at + ((flags & 2) === 0 ? start : start + 2);
}

async function inflated(
  source: RandomAccess,
  start: number,
  limit: number,
): Promise<{ readonly consumed: number; readonly size: number } | undefined> {
  const stream = createInflateRaw({ chunkSize: step });
  const input = Readable.from(bytesFrom(source, start), { objectMode: false });
  input.on('error', (error) => stream.destroy(error));
  stream.on('close', () => input.destroy());
  let size = 0;
  try {
    for await (const chunk of input.pipe(stream)) {
      size += chunk.length;
      if (size > limit) return undefined;
    }
  } catch (error) {
    if (errorCode(error)?.startsWith('Z_')) return undefined;
    throw error;
  }
  return { consumed: stream.bytesWritten, size };
}

async function* bytesFrom(source: RandomAccess, start: number): AsyncGenerator<Buffer> {
  for (let position = start; position < source.size; position += step)
    yield await readAt(source, position, step);
}
