import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveDefectKind } from '../../core/package/archive-defect';
import { say } from '../../core/text/message';
import { sizeText } from '../../core/text/size';
import { UserError } from '../../core/text/user-error';
import { DefectList } from '../defect-list';
import { checkNames } from '../entry-names';
import { type OpenFile, openFile } from '../file-access';
import { readError, writeError } from '../io-errors';
import { PartialFile } from '../partial-file';
import { BytesAccess } from '../random-access';
import { noParticularTime } from '../tgz/pack';
import { isCompressible } from './deflate';
import { ZipOutput } from './output';
import { dosTime } from './records';
import { type LongWork, verifyWritten } from './verify';

/** `auto` deflates what shrinks, judged by samples. Stored images can be looked into without inflating gigabytes. */
export type Compression = 'store' | 'auto' | 'deflate';

/** Something to be put in a zip. */
export interface ZipInput {
  /** POSIX path in the zip; a folder ends with `/` and has empty bytes. */
  readonly path: string;
  /** The path of a file on the disk, or bytes. */
  readonly source: string | Uint8Array;
  /** Goes before that of the whole zip. */
  readonly compression?: Compression;
}

export interface WriteZipOptions extends LongWork {
  readonly compression?: Compression;
  /** Seconds since 1970, stamped on every entry; without it one fixed time, so that the same files give the same bytes. */
  readonly sourceDateEpoch?: number;
  /**
   * Reads every byte back before the zip takes its place. Doubles the work and the bytes that `onProgress` counts; without
   * it only the directory and the headers are read back.
   */
  readonly verify?: boolean;
}

/**
 * Writes a zip of any size. Its file is either complete or what it was before: on abort (the signal's reason is thrown),
 * error or a kill nothing half-written stands there. Throws a UserError for a full disk, bad names, unreadable files.
 */
export async function writeZip(
  target: string,
  inputs: readonly ZipInput[],
  options: WriteZipOptions = {},
): Promise<{ readonly size: number }> {
  refuseBadNames(inputs);
  const sizes = await Promise.all(inputs.map(({ source }) => sizeOf(source)));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  options.signal?.throwIfAborted();
  const partial = await PartialFile.create(target);
  try {
    if (isStored(inputs, options)) await requireSpace(target, total);
    const size = await writeAll(partial, inputs, sizes, options);
    await partial.commit();
    return { size };
  } catch (error) {
    await partial.discard();
    throw writeError(error, target);
  }
}

function refuseBadNames(inputs: readonly ZipInput[]): void {
  const defects = new DefectList();
  checkNames(inputs, defects);
  const first = defects.all.find(({ kind }) => !tolerated.has(kind));
  if (first) throw new UserError(first.message);
}

/** Of no harm on the systems that unpack a package; rules speak about them. */
const tolerated: ReadonlySet<ArchiveDefectKind> = new Set([
  'reserved-name',
  'case-collision',
  'unicode-collision',
]);

async function sizeOf(source: string | Uint8Array): Promise<number> {
  if (typeof source !== 'string') return source.length;
  try {
    return (await stat(source)).size;
  } catch (error) {
    throw readError(error, source);
  }
}

const isStored = (inputs: readonly ZipInput[], { compression = 'store' }: WriteZipOptions): boolean =>
  inputs.every((input) => (input.compression ?? compression) === 'store');

/** Says at once what a full disk would say after minutes. File systems that do not tell their size are trusted. */
async function requireSpace(target: string, bytes: number): Promise<void> {
  const { bavail, bsize, blocks } = await statfs(path.dirname(path.resolve(target)));
  const free = bavail * bsize;
  if (blocks === 0 || free >= bytes) return;
  throw new UserError(
    say(
      'The disk is too full for "{target}": of the {needed} that are needed, {missing} are missing. Free some space or choose another folder',
      '磁盘空间不足，无法写入“{target}”：需要 {needed}，还缺 {missing}。请释放空间或选择其他目录',
      { target, needed: sizeText(bytes), missing: sizeText(bytes - free) },
    ),
  );
}

async function writeAll(
  partial: PartialFile,
  inputs: readonly ZipInput[],
  sizes: readonly number[],
  options: WriteZipOptions,
): Promise<number> {
  const { signal, onProgress, sourceDateEpoch = noParticularTime, verify = false } = options;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const output = new ZipOutput(partial.handle, dosTime(sourceDateEpoch));
  const bytesTotal = verify ? 2 * total : total;
  let done = 0;
  for (const [index, input] of inputs.entries()) {
    const onBytes = (count: number) => {
      signal?.throwIfAborted();
      done += count;
      onProgress?.(done, bytesTotal, input.path);
    };
    await writeInput(output, input, sizes[index] ?? 0, onBytes, options);
  }
  const size = output.finish();
  signal?.throwIfAborted();
  await verifyWritten(
    partial.path,
    output.entries,
    verify && {
      ...(signal ? { signal } : {}),
      onProgress: (count, of, file) =>
        onProgress?.(total + Math.round((count / Math.max(1, of)) * total), bytesTotal, file),
    },
  );
  return size;
}

async function writeInput(
  output: ZipOutput,
  input: ZipInput,
  expected: number,
  onBytes: (count: number) => void,
  options: WriteZipOptions,
): Promise<void> {
  const content = await openSource(input.source);
  try {
    const level = await levelFor(input.compression ?? options.compression ?? 'store', content);
    const size = await output.add(input.path, content, { level, onBytes });
    if (size !== expected) throw changed(input);
  } finally {
    await content.close();
  }
}

const openSource = async (source: string | Uint8Array): Promise<OpenFile> =>
  typeof source === 'string'
    ? openFile(source)
    : Object.assign(new BytesAccess(source), { close: async () => undefined });

/** Level 1 for `auto`: level 6 makes layers 5 % smaller for 2.7 times the work. */
async function levelFor(compression: Compression, content: OpenFile): Promise<number> {
  if (compression === 'store' || content.size === 0) return 0;
  if (compression === 'deflate') return 6;
  return (await isCompressible(content)) ? 1 : 0;
}

const changed = ({ path: name }: ZipInput): UserError =>
  new UserError(
    say(
      '"{name}" changed while it was read: wait until it is complete and build again',
      '“{name}”在读取过程中发生了变化：请等待其写入完成后重新构建',
      { name },
    ),
  );
