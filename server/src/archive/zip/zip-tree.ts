import type { ArchiveDefect } from '../../core/package/archive-defect';
import type { FileInfo, FileTree } from '../../core/package/file-tree';
import { DefectList } from '../defect-list';
import { cleanName, isSafeName } from '../entry-names';
import { type OpenFile, openFile } from '../file-access';
import { type ArchiveLimits, defaultLimits } from '../limits';
import type { RandomAccess } from '../random-access';
import { checkEntries } from './checks';
import { openContent, readContent } from './content';
import { readDirectory } from './directory';
import { findEndRecord } from './end-record';
import { isReadable, isWorthReading, type ZipEntry } from './entry';
import { readLocalHeaders } from './local-headers';

/**
 * Opens a zip of any size: its directory, every entry's own header and the content of its small files are read and
 * checked; large files wait for `open` or {@link verifyZip}. Whatever is wrong with it is in `defects`.
 * Throws a UserError only when the disk does not hand out the file.
 */
export async function openZip(path: string, limits: ArchiveLimits = defaultLimits): Promise<ZipTree> {
  const file = await openFile(path);
  try {
    return await readZip(file, limits);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** {@link openZip} for a zip that lies in memory or in another archive. */
export async function readZip(
  source: RandomAccess & { readonly close?: OpenFile['close'] },
  limits: ArchiveLimits = defaultLimits,
): Promise<ZipTree> {
  const defects = new DefectList();
  const entries = await listZip(source, limits, defects);
  await checkSmallFiles(source, entries, defects);
  return new ZipTree(source, entries, defects, limits);
}

/** The files of a zip as a {@link FileTree}. Names that lead out of it are not offered. */
export class ZipTree implements FileTree {
  private readonly files: ReadonlyMap<string, ZipEntry>;
  /** Bytes that may still be read whole: thousands of small files may share the same data. */
  private budget: number;

  constructor(
    readonly source: RandomAccess & { readonly close?: OpenFile['close'] },
    /** Every entry in the order of the directory, folders included. */
    readonly entries: readonly ZipEntry[],
    private readonly found: DefectList,
    private readonly limits: ArchiveLimits,
  ) {
    this.budget = limits.maxTotalBytes;
    const offered = entries.filter(({ path, type }) => type === 'file' && isSafeName(path));
    this.files = new Map(offered.map((entry) => [cleanName(entry.path), entry]));
  }

  async list(directory: string): Promise<readonly FileInfo[]> {
    const prefix = directory === '' ? '' : `${directory}/`;
    return [...this.files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, { size, crc32 }]) => ({ path, size, version: `${size}-${crc32}` }));
  }

  /** What is wrong with the zip, as far as it was read. */
  get defects(): readonly ArchiveDefect[] {
    return this.found.all;
  }

  /** The bytes of a small file; undefined when there is none or when it cannot be read (then `defects` says why). */
  async read(path: string): Promise<Uint8Array | undefined> {
    const entry = this.files.get(path);
    if (entry === undefined || !isReadable(entry)) return undefined; // what hinders is among the defects already
    const limit = Math.min(this.limits.maxEntryBytes, this.budget);
    const { bytes, defect } = await readContent(this.source, entry, limit);
    this.budget = Math.max(0, this.budget - Math.max(entry.size, entry.compressedSize));
    const isNew =
      defect && !this.found.all.some(({ kind, entry: of }) => kind === defect.kind && of === defect.entry);
    if (isNew) this.found.addAll([defect]);
    return bytes;
  }

  /** Opens a file of any size; undefined when there is none or when it cannot be read (then `defects` says why). */
  async open(path: string): Promise<OpenFile | undefined> {
    const entry = this.files.get(path);
    return entry && isWorthReading(entry) ? openContent(this.source, entry) : undefined;
  }

  async close(): Promise<void> {
    await this.source.close?.();
  }
}

/** The entries of a zip and every defect that shows without reading their content. */
export async function listZip(
  source: RandomAccess,
  limits: ArchiveLimits,
  defects: DefectList,
): Promise<readonly ZipEntry[]> {
  const end = await findEndRecord(source, defects);
  if (end === undefined) return [];
  const listed = await readDirectory(source, end, limits, defects);
  const entries = await readLocalHeaders(source, end, listed, defects);
  await checkEntries(source, entries, defects);
  return entries;
}

/** Files up to this size are read when a zip is opened: everything but images. */
const smallFile = 8 * 1024 * 1024;
const maxSmallFiles = 2000;
const maxSmallBytes = 64 * 1024 * 1024;

async function checkSmallFiles(
  source: RandomAccess,
  entries: readonly ZipEntry[],
  defects: DefectList,
): Promise<void> {
  let total = 0;
  for (const entry of entries.filter(isSmallFile).slice(0, maxSmallFiles)) {
    total += entry.size;
    if (total > maxSmallBytes) return;
    const { defect } = await readContent(source, entry, smallFile);
    if (defect) defects.addAll([defect]);
  }
}

const isSmallFile = (entry: ZipEntry): boolean =>
  entry.type === 'file' && isReadable(entry) && entry.size <= smallFile && entry.compressedSize <= smallFile;
