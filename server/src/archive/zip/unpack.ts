import type { Unpacked, Wanted } from '../../core/package/load';
import { ByteBudget } from '../byte-budget';
import { DefectList } from '../defect-list';
import { type ArchiveLimits, defaultLimits } from '../limits';
import { BytesAccess } from '../random-access';
import { unpacked } from '../unpacked';
import { readContent } from './content';
import { isReadable } from './entry';
import { listZip } from './zip-tree';

/** Unpacks a small zip (an operator or OSC package) into memory, behind caps; what is wrong with it is data. */
export async function unpackZip(
  bytes: Uint8Array,
  limits: ArchiveLimits = defaultLimits,
  wanted: Wanted = () => true,
  budget = new ByteBudget(limits.maxTotalBytes),
): Promise<Unpacked> {
  const source = new BytesAccess(bytes);
  const defects = new DefectList();
  const files: [string, Uint8Array | number][] = [];
  for (const entry of await listZip(source, limits, defects)) {
    const { path, type, size } = entry;
    if (type !== 'file' || !isReadable(entry)) continue;
    if (!wanted(path, size)) {
      files.push([path, size]);
      continue;
    }
    if (size > limits.maxEntryBytes || !budget.take(size)) {
      defects.add('bomb', path, { limit: Math.min(limits.maxEntryBytes, budget.total) });
      break;
    }
    const { bytes: content, defect } = await readContent(source, entry, limits.maxEntryBytes);
    if (content) files.push([path, content]);
    else defects.addAll([defect]);
  }
  return unpacked(files, defects);
}
