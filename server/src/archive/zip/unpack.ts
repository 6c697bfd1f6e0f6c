import type { Unpacked } from '../../core/package/load';
import { DefectList } from '../defect-list';
import { type ArchiveLimits, defaultLimits } from '../limits';
import { BytesAccess } from '../random-access';
import { unpacked } from '../unpacked';
import { readContent } from './content';
import { isReadable, type ZipEntry } from './entry';
import { listZip } from './zip-tree';

/** Unpacks a small zip (an operator or OSC package) into memory, behind caps; what is wrong with it is data. */
export async function unpackZip(bytes: Uint8Array, limits: ArchiveLimits = defaultLimits): Promise<Unpacked> {
  const source = new BytesAccess(bytes);
  const defects = new DefectList();
  const entries = await listZip(source, limits, defects);
  const files: [string, Uint8Array][] = [];
  for (const entry of entriesWithin(entries, limits, defects)) {
    const { bytes: content, defect } = await readContent(source, entry, limits.maxEntryBytes);
    if (content) files.push([entry.path, content]);
    else defects.addAll([defect]);
  }
  return unpacked(files, defects);
}

/** The files that may be unpacked; the first that would break a cap ends the list. */
function entriesWithin(
  entries: readonly ZipEntry[],
  limits: ArchiveLimits,
  defects: DefectList,
): readonly ZipEntry[] {
  const files = entries.filter((entry) => entry.type === 'file' && isReadable(entry));
  let total = 0;
  const end = files.findIndex(({ size }) => {
    total += size;
    return size > limits.maxEntryBytes || total > limits.maxTotalBytes;
  });
  if (end < 0) return files;
  defects.add('bomb', files[end]?.path ?? '', { limit: limits.maxTotalBytes });
  return files.slice(0, end);
}
