import { DefectList } from '../defect-list';
import type { ArchiveLimits } from '../limits';
import { reportNoArchive } from '../no-archive';
import { type RandomAccess, ReadAhead, readAt } from '../random-access';
import { blockSize, isZeroBlock, padded, parseHeader, parseText, type TarHeader } from './header';
import { parsePax } from './pax';

/** One entry of a tar. */
export interface TarEntry {
  /** As the archive spells it. */
  readonly path: string;
  readonly type: 'file' | 'folder' | 'symlink' | 'hard-link' | 'special';
  /** Where a link leads; empty for everything else. */
  readonly linkTarget: string;
  /** A special file that GNU tar stores without its holes. */
  readonly sparse: boolean;
  readonly mode: number;
  readonly size: number;
  /** Where its bytes start in the tar. */
  readonly offset: number;
}

/**
 * Reads a tar by seeking from header to header: bodies are only read when asked for. Understands ustar, pax and GNU
 * long names, and sizes above 8 GiB. What is wrong is collected in `defects`; the reading ends where sense ends.
 */
export class TarReader {
  readonly defects: DefectList;
  private readonly source: RandomAccess;
  private position = 0;
  /** The path of the entry read last. */
  private last = '';

  constructor(
    source: RandomAccess,
    private readonly limits: Pick<ArchiveLimits, 'maxEntries'>,
    defects = new DefectList(),
  ) {
    this.source = new ReadAhead(source, readAheadSize);
    this.defects = defects;
  }

  /** All entries in their order. From a forward source, an entry's body is to be read before the next is asked for. */
  async *entries(): AsyncGenerator<TarEntry> {
    let long: LongFields = {};
    let count = 0;
    for (let header = await this.nextHeader(); header !== undefined; header = await this.nextHeader()) {
      if (++count > this.limits.maxEntries) {
        return this.defects.add('too-many-entries', undefined, { limit: this.limits.maxEntries });
      }
      const extension = await this.extension(header);
      if (extension === 'damaged') return;
      if (extension !== undefined) {
        long = { ...long, ...extension };
        continue;
      }
      if (header.isMapContinued && !(await this.skipSparseMap(header))) return;
      const entry = describe(header, long, this.position);
      long = {};
      this.last = entry.path;
      yield entry;
      if (!(await this.skip(entry))) return;
    }
  }

  /** The bytes of an entry, at most `limit` of them. */
  read(entry: TarEntry, limit: number): Promise<Buffer> {
    return readAt(this.source, entry.offset, Math.min(entry.size, limit));
  }

  /** Reports anything but zeros behind the end marker, as far as `reach` bytes. */
  async checkTrailingData(reach: number): Promise<void> {
    let last = 0;
    let block: Buffer = zeros;
    for (let at = 0; at < reach && block.length > 0; at += block.length) {
      block = await readAt(this.source, this.position + at, Math.min(zeros.length, reach - at));
      if (!block.equals(zeros.subarray(0, block.length))) last = at + lengthOf(block);
    }
    if (last > 0) this.defects.add('trailing-data', undefined, { count: last });
  }

  private async nextHeader(): Promise<TarHeader | undefined> {
    const block = await this.nextBlock();
    if (block === undefined || isZeroBlock(block)) {
      const second = block && (await this.nextBlock());
      if (second && !isZeroBlock(second)) this.reportNoHeader(second);
      return undefined;
    }
    const header = parseHeader(block);
    if (header === undefined) this.reportNoHeader(block);
    return header;
  }

  /** Undefined at the end; a tar may lack its end marker of two blocks of zeros, or the second of them. */
  private async nextBlock(): Promise<Buffer | undefined> {
    const block = await readAt(this.source, this.position, blockSize);
    if (block.length === blockSize) {
      this.position += blockSize;
      return block;
    }
    if (this.position === 0) reportNoArchive(block, Math.max(1, block.length), 'tar', this.defects);
    else if (this.position !== this.source.size) this.defects.add('truncated', this.last || 'tar');
    return undefined;
  }

  private reportNoHeader(block: Buffer): void {
    const position = this.position - blockSize;
    if (this.last === '') reportNoArchive(block, block.length, 'tar', this.defects);
    else this.defects.add('no-tar-header', this.last, { position });
  }

  /** What a header says about the entry that follows it; undefined when it is an entry itself. */
  private async extension(header: TarHeader): Promise<LongFields | 'damaged' | undefined> {
    if (!'xgLKXN'.includes(header.type)) return undefined;
    if (header.size > maxExtension) {
      this.defects.add('long-name', header.name, { length: header.size });
      return 'damaged';
    }
    const body = await readAt(this.source, this.position, header.size);
    if (body.length < header.size) {
      this.defects.add('truncated', header.name);
      return 'damaged';
    }
    this.position += padded(header.size);
    const fields = longFields(header.type, body);
    if (fields !== undefined) return fields;
    this.defects.add('damaged', undefined, { reason: `pax size @${this.position}` });
    return 'damaged';
  }

  /** Each block of a map says in its last bytes whether another follows. */
  private async skipSparseMap({ name }: TarHeader): Promise<boolean> {
    for (let count = 0; count < maxMapBlocks; count++) {
      const block = await readAt(this.source, this.position, blockSize);
      this.position += block.length;
      if (block.length === blockSize && block[504] === 0) return true;
      if (block.length === blockSize) continue;
      this.defects.add('truncated', name);
      return false;
    }
    this.defects.add('damaged', undefined, { reason: `sparse map @${this.position}` });
    return false;
  }

  private async skip(entry: TarEntry): Promise<boolean> {
    const end = entry.offset + entry.size;
    const isWhole = entry.size === 0 || (await readAt(this.source, end - 1, 1)).length > 0;
    if (!isWhole) this.defects.add('truncated', entry.path);
    this.position = entry.offset + padded(entry.size);
    return isWhole;
  }
}

const readAheadSize = 4096;
const zeros = Buffer.alloc(64 * 1024);

/** Without the zeros at its end. */
const lengthOf = (block: Buffer): number => block.findLastIndex((byte) => byte !== 0) + 1;

/** Room for eighty thousand holes. */
const maxMapBlocks = 4096;

/** Names and link targets longer than this are an attack. */
const maxExtension = 1024 * 1024;

/** Longer names are cut, as in pax.ts; they are reported all the same. */
const maxName = 8192;

interface LongFields {
  readonly sparse?: boolean;
  readonly path?: string;
  readonly linkTarget?: string;
  readonly size?: number;
}

/** Undefined when a size is stated that is none: Go and Python refuse the tar then. */
function longFields(type: string, body: Buffer): LongFields | undefined {
  if (type === 'L') return { path: parseText(body.subarray(0, maxName)) };
  if (type === 'K') return { linkTarget: parseText(body.subarray(0, maxName)) };
  if (type !== 'x') return {};
  const records = parsePax(body);
  const size = records.get('size') ?? '';
  const path = records.get('GNU.sparse.name') ?? records.get('path');
  const isSparse = [...records.keys()].some((key) => key.startsWith('GNU.sparse.'));
  const linkTarget = records.get('linkpath');
  if (size !== '' && !(/^\+?\d+$/.test(size) && Number.isSafeInteger(Number(size)))) return undefined;
  return {
    ...(isSparse ? { sparse: true } : {}),
    ...(path === undefined ? {} : { path }),
    ...(linkTarget === undefined ? {} : { linkTarget }),
    ...(size === '' ? {} : { size: Number(size) }),
  };
}

function describe(header: TarHeader, long: LongFields, offset: number): TarEntry {
  const path = long.path ?? header.name;
  const sparse = long.sparse === true || header.type === 'S';
  const type = sparse ? 'special' : typeOf(header.type, path);
  const linkTarget = type === 'symlink' || type === 'hard-link' ? (long.linkTarget ?? header.linkName) : '';
  const size = withoutBody.includes(header.type) ? 0 : (long.size ?? header.size);
  return { path, type, sparse, linkTarget, mode: header.mode, size, offset };
}

/** Links, devices, folders and pipes have no body, whatever size their header states. */
const withoutBody = '123456';

function typeOf(letter: string, path: string): TarEntry['type'] {
  if (letter === '0') return path.endsWith('/') ? 'folder' : 'file';
  if (letter === '1') return 'hard-link';
  if (letter === '2') return 'symlink';
  return letter === '5' ? 'folder' : 'special';
}
