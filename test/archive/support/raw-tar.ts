/** An entry of a tar that may lie about itself. */
export interface RawTarEntry {
  readonly name: string;
  readonly body?: string | Uint8Array;
  /** POSIX type letter; a plain file without it. */
  readonly type?: string;
  readonly linkName?: string;
  /** The size that the header states, when it is not the body's. */
  readonly size?: number;
  /** Added to the right checksum. */
  readonly checksumError?: number;
  readonly prefix?: string;
  /** Stands in the place of `ustar\0` and its version. */
  readonly magic?: string;
}

/** A tar of the given entries in their order; with its end marker unless `end` says otherwise. */
export function rawTar(entries: readonly RawTarEntry[], end: Uint8Array = Buffer.alloc(1024)): Buffer {
  const blocks = entries.flatMap((entry) => {
    const body = Buffer.from(entry.body ?? '');
    return [
      tarHeader({ size: body.length, ...entry }),
      body,
      Buffer.alloc((512 - (body.length % 512)) % 512),
    ];
  });
  return Buffer.concat([...blocks, end]);
}

/** One header block. */
export function tarHeader(entry: Omit<RawTarEntry, 'body'>): Buffer {
  const block = Buffer.alloc(512);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  const size = entry.size ?? 0;
  block.write(entry.name.slice(0, 100), 0);
  block.write(`${octal(0o644, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  block.write(size < 8 ** 11 ? `${octal(size, 11)}\0` : base256(size), 124, 'latin1');
  block.write(`${octal(0, 11)}\0        ${entry.type ?? '0'}`, 136);
  block.write(entry.linkName ?? '', 157, 100);
  block.write(entry.magic ?? 'ustar\x0000', 257);
  block.write(entry.prefix ?? '', 345, 155);
  const sum = block.reduce((total, byte) => total + byte, 0) + (entry.checksumError ?? 0);
  block.write(`${octal(sum, 6)}\0 `, 148);
  return block;
}

/** A pax header with one record, to stand before the entry that it is for. */
export function paxEntry(key: string, value: string): RawTarEntry {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (Buffer.byteLength(`${length}${rest}`) !== length) length = Buffer.byteLength(`${length}${rest}`);
  return { name: 'PaxHeaders.0/x', type: 'x', body: `${length}${rest}` };
}

function base256(size: number): string {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(BigInt(size), 4);
  bytes[0] = 0x80;
  return bytes.toString('latin1');
}
