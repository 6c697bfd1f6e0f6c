import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import JSZip, { type JSZipObject } from 'jszip';
import type { Unpacked } from '../../core/package/load';
import { DefectList } from '../defect-list';
import { type ArchiveLimits, defaultLimits } from '../limits';
import { decodeName } from '../name-encoding';
import { BytesAccess } from '../random-access';
import { unpacked } from '../unpacked';
import { isReadable, type ZipEntry } from './entry';
import { listZip } from './zip-tree';

/**
 * Unpacks a small zip (an operator or OSC package) into memory by JSZip, behind caps. What JSZip hides (several entries
 * of one name, names that it rewrites) and what it does not check is judged on yauzl's list first.
 */
export async function unpackZip(bytes: Uint8Array, limits: ArchiveLimits = defaultLimits): Promise<Unpacked> {
  const defects = new DefectList();
  const entries = await listZip(new BytesAccess(bytes), limits, defects);
  const wanted = entriesWithin(entries, limits, defects);
  const objects = wanted.length === 0 ? new Map<string, JSZipObject>() : await loadObjects(bytes, defects);
  const files: [string, Uint8Array][] = [];
  for (const entry of wanted) {
    const object = objects.get(entry.path);
    const content = object && (await readObject(object, entry, defects));
    if (content) files.push([entry.path, content]);
  }
  return unpacked(files, defects);
}

/** The files that may be unpacked; the first that would break a cap ends the list. */
function entriesWithin(
  entries: readonly ZipEntry[],
  limits: ArchiveLimits,
  defects: DefectList,
): readonly ZipEntry[] {
  const readable = entries.filter((entry) => entry.type === 'file' && isReadable(entry));
  const files = [...new Map(readable.map((entry) => [entry.path, entry])).values()]; // JSZip has the last of a name
  let total = 0;
  const end = files.findIndex(({ size }) => {
    total += size;
    return size > limits.maxEntryBytes || total > limits.maxTotalBytes;
  });
  if (end < 0) return files;
  defects.add('bomb', files[end]?.path ?? '', { limit: limits.maxTotalBytes });
  return files.slice(0, end);
}

/** JSZip's objects by their names in the archive. What JSZip refuses is a defect that the list has told, or damage. */
async function loadObjects(bytes: Uint8Array, defects: DefectList): Promise<Map<string, JSZipObject>> {
  try {
    const zip = await JSZip.loadAsync(bytes, { decodeFileName: (name) => decodeName(nameBytes(name)).name });
    return new Map(
      Object.values(zip.files).map((object) => [object.unsafeOriginalName ?? object.name, object]),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'zip';
    if (defects.all.length === 0) defects.add('damaged', undefined, { reason });
    return new Map();
  }
}

const nameBytes = (name: string[] | Uint8Array): Uint8Array =>
  name instanceof Uint8Array ? name : Buffer.from(name.join(''), 'latin1');

/** The bytes of an object; inflating stops as soon as there are more than it states. */
async function readObject(
  object: JSZipObject,
  entry: ZipEntry,
  defects: DefectList,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of new Readable().wrap(object.nodeStream('nodebuffer'))) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > entry.size) break;
    }
  } catch {
    // JSZip ends with an error when the size is not the stated one, or when the data cannot be inflated
  }
  const content = Buffer.concat(chunks);
  if (size !== entry.size) defects.add('lying-size', entry.path);
  else if (crc32(content) !== entry.crc32) defects.add('wrong-crc', entry.path);
  else return content;
  return undefined;
}
