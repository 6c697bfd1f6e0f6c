import { crc32 } from 'node:zlib';
import pako from 'pako';
import { type TarFile, writeTar } from '../tar/writer';

/** Seconds since 1970 of 1980-01-01, the earliest moment that a zip can state: stands for "no particular time". */
export const noParticularTime = 315_532_800;

/**
 * A chart archive as `helm package` writes it: entries in the given order, the gzip header helm's. Deflated by pako and
 * not by zlib, so that the bytes are the same on every machine and Node version.
 */
export function packTgz(files: readonly TarFile[], { mtime = noParticularTime } = {}): Uint8Array {
  const tar = writeTar(files, mtime);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(tar), 0);
  trailer.writeUInt32LE(tar.length % 2 ** 32, 4);
  return Buffer.concat([gzipHeader(), pako.deflateRaw(tar, { level: 9 }), trailer]);
}

/** With helm's marks in the extra field and the comment (helm's pkg/chartutil/save.go); no time, unknown system. */
function gzipHeader(): Buffer {
  const hasExtraAndComment = 0x04 | 0x10;
  const fixed = Buffer.from([0x1f, 0x8b, 8, hasExtraAndComment, 0, 0, 0, 0, 0, 255]);
  const extra = Buffer.from('+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=');
  const length = Buffer.from([extra.length & 0xff, extra.length >> 8]);
  return Buffer.concat([fixed, length, extra, Buffer.from('Helm\0')]);
}
