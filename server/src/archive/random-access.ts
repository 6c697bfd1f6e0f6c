/** Bytes that can be read at any place: a file, a part of it, memory; or in one direction only (see forward-access.ts). */
export interface RandomAccess {
  /** In bytes; `Infinity` as long as a forward source has not reached its end. */
  readonly size: number;
  /** Fills `target` from `position` on; resolves with the count of bytes there, which is smaller only at the end. */
  readInto(target: Uint8Array, position: number): Promise<number>;
  /** The same without waiting, where that is possible; for bulk reading only (see blocks.ts). */
  readNow?(target: Uint8Array, position: number): number | undefined;
}

/** Up to `length` bytes from `position` on; fewer only at the end. */
export async function readAt(source: RandomAccess, position: number, length: number): Promise<Buffer> {
  const available = Math.max(0, Math.min(length, source.size - position));
  const target = Buffer.allocUnsafe(available);
  const count = await source.readInto(target, position);
  return target.subarray(0, count);
}

/** A {@link RandomAccess} over bytes in memory. */
export class BytesAccess implements RandomAccess {
  constructor(private readonly bytes: Uint8Array) {}

  get size(): number {
    return this.bytes.length;
  }

  async readInto(target: Uint8Array, position: number): Promise<number> {
    const part = this.bytes.subarray(position, position + target.length);
    target.set(part);
    return part.length;
  }
}

/** The bytes of `source` from `start` on, `size` of them: an entry stored in a zip is one. */
export class WindowAccess implements RandomAccess {
  constructor(
    private readonly source: RandomAccess,
    private readonly start: number,
    readonly size: number,
  ) {}

  async readInto(target: Uint8Array, position: number): Promise<number> {
    const available = Math.max(0, Math.min(target.length, this.size - position));
    if (available === 0) return 0;
    return this.source.readInto(target.subarray(0, available), this.start + position);
  }

  readNow(target: Uint8Array, position: number): number | undefined {
    const available = Math.max(0, Math.min(target.length, this.size - position));
    return this.source.readNow?.(target.subarray(0, available), this.start + position);
  }
}

/** Reads ahead in small steps, for formats made of many small headers. */
export class ReadAhead implements RandomAccess {
  private cached: Buffer = Buffer.alloc(0);
  private cachedAt = 0;

  constructor(
    private readonly source: RandomAccess,
    private readonly step: number,
  ) {}

  get size(): number {
    return this.source.size;
  }

  async readInto(target: Uint8Array, position: number): Promise<number> {
    const fromCache = this.copyCached(target, position);
    if (fromCache === target.length) return fromCache;
    const rest = target.subarray(fromCache);
    const next = position + fromCache;
    if (rest.length >= this.step) return fromCache + (await this.source.readInto(rest, next));
    this.cached = await readAt(this.source, next, this.step);
    this.cachedAt = next;
    return fromCache + this.copyCached(rest, next);
  }

  private copyCached(target: Uint8Array, position: number): number {
    const start = position - this.cachedAt;
    if (start < 0 || start >= this.cached.length) return 0;
    const part = this.cached.subarray(start, start + target.length);
    target.set(part);
    return part.length;
  }
}
