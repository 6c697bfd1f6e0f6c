import { type ArchiveDefect, printable } from '../../core/package/archive-defect';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { defaultLimits } from '../limits';
import { verifyContent } from './content';
import { isReadable, isWorthReading, type ReadableEntry, type ZipEntry } from './entry';
import type { WrittenEntry } from './records';
import { openZip, type ZipTree } from './zip-tree';

/** How far a long piece of work is; sizes in bytes, `file` is the one being worked on. */
export type OnProgress = (bytesDone: number, bytesTotal: number, file: string) => void;

export interface LongWork {
  readonly signal?: AbortSignal;
  readonly onProgress?: OnProgress;
}

/** Every defect of a zip, all of its bytes read against their checksums. Throws the signal's reason when aborted. */
export async function verifyZip(path: string, work: LongWork = {}): Promise<readonly ArchiveDefect[]> {
  const zip = await openZip(path);
  try {
    const found = await verifyEntries(zip, zip.entries.filter(isWorthReading), work);
    const known = new Set(zip.defects.map(({ kind, entry }) => `${kind} ${entry}`));
    return [...zip.defects, ...found.filter(({ kind, entry }) => !known.has(`${kind} ${entry}`))];
  } finally {
    await zip.close();
  }
}

/** Reads a zip that was just written back: it must list what was written and, unless `work` is false, every byte must come back. */
export async function verifyWritten(
  path: string,
  written: readonly WrittenEntry[],
  work: LongWork | false,
): Promise<void> {
  const zip = await openZip(path, { ...defaultLimits, maxEntries: Number.POSITIVE_INFINITY });
  try {
    const isListed =
      zip.entries.length === written.length &&
      written.every((entry, index) => isSame(entry, zip.entries[index]));
    const entries = work ? zip.entries.filter(isReadable) : [];
    const [defect] = isListed ? await verifyEntries(zip, entries, work || {}) : zip.defects;
    if (!isListed || defect) throw unreadable(path, defect);
  } finally {
    await zip.close();
  }
}

const isSame = (written: WrittenEntry, read: ZipEntry | undefined): boolean =>
  read?.path === written.path &&
  read.size === written.size &&
  read.crc32 === written.crc32 &&
  read.compressedSize === written.compressedSize &&
  read.method === written.method &&
  isReadable(read);

const unreadable = (path: string, defect: ArchiveDefect | undefined): UserError =>
  new UserError(
    say(
      'What was written to "{path}" does not come back as it was written ({kind} {entry}): the disk may be failing. Build again, to another disk',
      '写入“{path}”的内容读回后不一致（{kind} {entry}）：磁盘可能有故障。请换一块磁盘重新构建',
      { path, kind: defect?.kind ?? 'list', entry: printable(defect?.entry ?? '') },
    ),
  );

/** The defects of a zip's contents, found by reading all of them. */
async function verifyEntries(
  zip: ZipTree,
  entries: readonly ReadableEntry[],
  { signal, onProgress }: LongWork,
): Promise<readonly ArchiveDefect[]> {
  const total = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  const found: ArchiveDefect[] = [];
  let done = 0;
  for (const entry of entries) {
    const defect = await verifyContent(zip.source, entry, (count) => {
      signal?.throwIfAborted();
      done += count;
      onProgress?.(Math.round(done), total, entry.path);
    });
    if (defect) found.push(defect);
  }
  return found;
}
