import { blockSize, padded } from './header';
import { paxRecord } from './pax';

/** A file to be put in a tar. */
export interface TarFile {
  /** POSIX path, relative. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * A tar of plain files (mode 0644, owner 0, no folder entries) as Go's archive/tar writes it for helm: ustar, with a pax
 * header where a name does not fit. `mtime` is in seconds since 1970.
 */
export function writeTar(files: readonly TarFile[], mtime: number): Buffer {
  const blocks = files.flatMap(({ path, bytes }) => [
    ...nameBlocks(path, bytes.length, mtime),
    bytes,
    Buffer.alloc(padded(bytes.length) - bytes.length),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]);
}

function nameBlocks(path: string, size: number, mtime: number): readonly Uint8Array[] {
  const parts = splitName(path);
  if (parts !== undefined) return [header({ ...parts, size, mtime, type: '0', mode: 0o644 })];
  const records = paxRecord('path', path);
  const paxName = { name: ascii(paxHeaderName(path)), prefix: '' };
  return [
    header({ ...paxName, size: records.length, mtime: 0, type: 'x', mode: 0 }),
    records,
    Buffer.alloc(padded(records.length) - records.length),
    header({ name: ascii(path), prefix: '', size, mtime, type: '0', mode: 0o644 }),
  ];
}

interface Name {
  readonly name: string;
  readonly prefix: string;
}

/** The name, or its halves at the last slash that lets both fit; undefined when it needs a pax header. */
function splitName(path: string): Name | undefined {
  if (!/^[\u0001-\u007f]*$/.test(path)) return undefined;
  if (path.length <= nameSize) return { name: path, prefix: '' };
  const slash = path.slice(0, prefixSize + 1).lastIndexOf('/');
  const rest = path.length - slash - 1;
  if (slash <= 0 || rest === 0 || rest > nameSize) return undefined;
  return { name: path.slice(slash + 1), prefix: path.slice(0, slash) };
}

const nameSize = 100;
const prefixSize = 155;

function paxHeaderName(path: string): string {
  const slash = path.lastIndexOf('/');
  return `${path.slice(0, slash + 1)}PaxHeaders.0/${path.slice(slash + 1)}`;
}

/** What old readers show instead of a name that does not fit. */
const ascii = (name: string): string => name.replace(/[^\u0000-\u007f]/g, '').slice(0, nameSize);

interface HeaderFields extends Name {
  readonly size: number;
  readonly mtime: number;
  readonly type: string;
  readonly mode: number;
}

function header({ name, prefix, size, mtime, type, mode }: HeaderFields): Buffer {
  const block = Buffer.alloc(blockSize);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  const zero = octal(0, 8);
  block.write(name, 0, 'latin1');
  block.write(`${octal(mode, 8)}${zero}${zero}${octal(size, 12)}${octal(mtime, 12)}        ${type}`, 100);
  block.write(`ustar\0${'00'}`, 257);
  if (type !== 'x') block.write(`${zero}${zero}`, 329); // device numbers, which Go leaves out of pax headers
  block.write(prefix, 345, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)} `, 148);
  return block;
}
