import type { ImageArchiveInfo } from '../core/images/image-archive';
import type { ArchivePorts, Unpacked } from '../core/package/load';
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
  let budget = 2 * limits.maxTotalBytes;
  const unpack = async (bytes: Uint8Array, name: string): Promise<Unpacked> => {
    const within = { ...limits, maxTotalBytes: Math.min(limits.maxTotalBytes, Math.max(1, budget)) };
    const content = await (isZip(bytes, name) ? unpackZip(bytes, within) : unpackTgz(bytes, within));
    for (const file of content.files.values()) budget -= file.length;
    return content;
  };
  return { unpack, describeImage: (path) => describeImage(tree, path, limits) };
}

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
