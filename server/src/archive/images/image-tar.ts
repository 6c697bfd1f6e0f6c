import { posix } from 'node:path';
import { DefectList } from '../defect-list';
import type { ArchiveLimits } from '../limits';
import type { RandomAccess } from '../random-access';
import { type TarEntry, TarReader } from '../tar/reader';
import { type Json, parseJson } from './json';

/** The files of an image tar: sizes of all, content of the JSON that describes the images. */
export class ImageTar {
  private readBytes = 0;

  private constructor(
    private readonly reader: TarReader,
    private readonly entries: ReadonlyMap<string, TarEntry>,
    private readonly kept: ReadonlyMap<string, Buffer> | undefined,
    readonly defects: DefectList,
  ) {}

  /** Lists a tar. `keep` reads the small JSON files on the way, as a source that cannot be read backwards needs. */
  static async read(source: RandomAccess, limits: ArchiveLimits, keep: boolean): Promise<ImageTar> {
    const defects = new DefectList();
    const reader = new TarReader(source, limits, defects);
    const entries = new Map<string, TarEntry>();
    const kept = new KeptJson();
    for await (const entry of reader.entries()) {
      const path = posix.normalize(entry.path).replace(/^\/+/, '');
      checkEntry(entry, path, entries.get(path), defects);
      entries.set(path, entry);
      if (keep) await kept.keep(path, reader, entry);
    }
    const isWhole =
      entries.size > 0 &&
      !(['truncated', 'damaged', 'no-tar-header', 'too-many-entries'] as const).some((kind) =>
        defects.has(kind),
      );
    if (isWhole) await reader.checkTrailingData(reachBehindEnd);
    return new ImageTar(reader, entries, keep ? kept.files : undefined, defects);
  }

  /** Size in bytes of a file, links within the tar followed; undefined when there is none. */
  sizeOf(path: string): number | undefined {
    return this.resolve(path)?.size;
  }

  has(path: string): boolean {
    return this.resolve(path) !== undefined;
  }

  /** The bytes of a small file; undefined when it is not there or too large for a description. */
  async read(path: string): Promise<Buffer | undefined> {
    const entry = this.resolve(path);
    if (entry === undefined || entry.sparse || entry.size > maxJson) return undefined;
    if (this.kept === undefined && !this.mayRead(path, entry)) return undefined;
    return this.kept ? this.kept.get(posix.normalize(entry.path)) : this.reader.read(entry, maxJson);
  }

  /** One large file may be named a thousand times: all that is read of a tar has a limit. */
  private mayRead(path: string, { size }: TarEntry): boolean {
    this.readBytes += size;
    if (this.readBytes <= maxRead) return true;
    if (!this.defects.has('bomb')) this.defects.add('bomb', path, { limit: maxRead });
    return false;
  }

  /** A JSON file; undefined when it is not there, and with a defect when it is none. */
  async json(path: string): Promise<Json | undefined> {
    if (!this.has(path)) return undefined;
    const bytes = await this.read(path);
    const value = bytes && parseJson(bytes);
    if (value === undefined) this.defects.add('unreadable-json', path);
    return value;
  }

  private resolve(path: string): TarEntry | undefined {
    let at = posix.normalize(path);
    for (let steps = 0; steps < maxLinks; steps++) {
      const entry = this.entries.get(at);
      if (entry === undefined || entry.type === 'file' || entry.sparse) return entry;
      if (entry.type === 'symlink') at = posix.join(posix.dirname(at), entry.linkTarget);
      else if (entry.type === 'hard-link') at = posix.normalize(entry.linkTarget);
      else return undefined;
    }
    return undefined;
  }
}

const maxLinks = 8;
/** Manifests and configs are some KB. */
const maxJson = 4 * 1024 * 1024;
const maxKept = 32 * 1024 * 1024;
const maxRead = 16 * 1024 * 1024;
/** A tar is padded to 10 KiB, or 1 MiB with large blocking factors. */
const reachBehindEnd = 1024 * 1024;

/** The JSON of a tar that cannot be read backwards, up to a total. */
class KeptJson {
  readonly files = new Map<string, Buffer>();
  private total = 0;

  async keep(path: string, reader: TarReader, entry: TarEntry): Promise<void> {
    if (entry.type !== 'file' || entry.size > maxJson || this.total + entry.size > maxKept) return;
    const bytes = await reader.read(entry, maxJson);
    if (!/^\s*[[{]/.test(bytes.toString('latin1', 0, 64))) return;
    this.files.set(path, bytes);
    this.total += bytes.length;
  }
}

const described = new Set(['manifest.json', 'index.json', 'oci-layout']);

function checkEntry(entry: TarEntry, path: string, earlier: TarEntry | undefined, defects: DefectList): void {
  if (entry.path.startsWith('/')) defects.add('absolute-path', entry.path);
  if (path === '..' || path.startsWith('../')) defects.add('parent-path', entry.path);
  if (entry.type === 'symlink' && leavesTar(path, entry.linkTarget)) {
    defects.add('symlink', entry.path, { target: entry.linkTarget });
  }
  if (entry.type === 'hard-link' && leavesTar('', entry.linkTarget)) {
    defects.add('hard-link', entry.path, { target: entry.linkTarget });
  }
  if (entry.type === 'special') defects.add(entry.sparse ? 'sparse-file' : 'special-file', entry.path);
  if (earlier?.type === 'file' && (described.has(path) || earlier.size !== entry.size)) {
    defects.add('duplicate-name', entry.path);
  }
}

function leavesTar(path: string, target: string): boolean {
  const resolved = posix.join(posix.dirname(path), target);
  return target.startsWith('/') || resolved === '..' || resolved.startsWith('../');
}
