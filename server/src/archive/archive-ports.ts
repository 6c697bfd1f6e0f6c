import type { ImageArchiveInfo } from '../core/images/image-archive';
import { archiveDefect } from '../core/package/archive-defect';
import type { ArchivePorts, Unpacked, Wanted } from '../core/package/load';
import { ByteBudget } from './byte-budget';
import type { OpenFile } from './file-access';
import { describeImageArchive } from './images/describe';
import { type ArchiveLimits, defaultLimits } from './limits';
import { unpackTgz } from './tgz/unpack';
import { unpackZip } from './zip/unpack';

/** A tree whose files can be opened without reading them whole: a folder, a zip. */
export interface OpenableTree {
  /** Undefined when there is no such file, or none that can be opened. */
  open(path: string): Promise<OpenFile | undefined>;
}

/**
 * How the loader of packages opens the archives in one tree. One instance serves one load: all archives that it unpacks
 * share one budget of bytes, so that archives in archives cannot add up to a bomb.
 */
export function archivePorts(tree: OpenableTree, limits: ArchiveLimits = defaultLimits): ArchivePorts {
  const budget = new ByteBudget(limits.maxTotalBytes);
  let opened = 0;
  const unpack = async (bytes: Uint8Array, name: string, wanted?: Wanted): Promise<Unpacked> => {
    if (++opened > mostArchives) return opened === mostArchives + 1 ? tooMany : nothing;
    if (budget.isSpent) return overBudget(name, budget);
    return (isZip(bytes, name) ? unpackZip : unpackTgz)(bytes, limits, wanted, budget);
  };
  return { unpack, describeImage: (path) => describeImage(tree, path, limits) };
}

/** Charts have some dozens of subcharts; thousands would be opened and rendered for minutes. */
const mostArchives = 300;

const nothing: Unpacked = { files: new Map(), defects: [] };
const tooMany: Unpacked = {
  ...nothing,
  defects: [archiveDefect('too-many-archives', undefined, { limit: mostArchives })],
};

/** Not even listed: thousands of archives would take their time. */
const overBudget = (name: string, { total }: ByteBudget): Unpacked => ({
  files: new Map(),
  defects: [archiveDefect('over-budget', name, { limit: total })],
});

/** By its first bytes; a file without any is what its name says. */
function isZip(bytes: Uint8Array, name: string): boolean {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return false;
  return (bytes[0] === 0x50 && bytes[1] === 0x4b) || name.toLowerCase().endsWith('.zip');
}

async function describeImage(
  tree: OpenableTree,
  path: string,
  limits: ArchiveLimits,
): Promise<ImageArchiveInfo | undefined> {
  const file = await tree.open(path);
  try {
    return file && (await describeImageArchive(file, limits));
  } finally {
    await file?.close();
  }
}
