import { basename } from 'node:path';
import { type ArchivePorts, loadServicePackage } from '../../core/package/load';
import type { ServicePackage } from '../../core/package/service-package';
import type { HelmVersion } from '../../core/package/settings';
import { DiskTree } from '../../node/disk-tree';
import { statOf } from '../../node/folder';
import type { OpenDocument } from '../documents';
import type { DescribeImage, ImageDescriptions } from './image-descriptions';
import { OverlayTree } from './overlay-tree';

/** A service directory as it is in the editor. */
export interface EditedDirectory {
  /** Absolute path. */
  readonly directory: string;
  /** Their texts go before those on the disk. */
  readonly documents: readonly OpenDocument[];
  readonly helmVersion: HelmVersion;
}

/** Milliseconds: in an editor nobody waits longer for a chart. */
const longestRendering = 2000;

/**
 * Reads a service directory with the unsaved texts; with `images` it does not wait for archives that take long. Throws a UserError when
 * the disk cannot be read.
 */
export async function openPackage(
  { directory, documents, helmVersion }: EditedDirectory,
  earlier?: ServicePackage,
  images?: ImageDescriptions,
): Promise<ServicePackage> {
  const disk = new DiskTree(directory);
  const { files, defects } = await disk.inspect('');
  const tree = new OverlayTree(disk, files, directory, documents);
  return loadServicePackage(tree, archivePortsOf(disk, images), {
    name: basename(directory),
    defects: defects.map((defect) => ({ archive: '', defect })),
    helmVersion,
    renderTime: longestRendering,
    ...(earlier ? { earlier } : {}),
  });
}

/** The readers of archives, loaded when the first archive is met. */
function archivePortsOf(disk: DiskTree, images: ImageDescriptions | undefined): ArchivePorts {
  let ports: Promise<ArchivePorts> | undefined;
  const load = () => {
    ports ??= import('../../archive/archive-ports').then(({ archivePorts }) => archivePorts(disk));
    return ports;
  };
  const describe: DescribeImage = async (path) => (await load()).describeImage?.(path);
  const stampOf = async (path: string) => {
    const found = await statOf(disk.onDisk(path));
    return `${found?.mtimeMs} ${found?.size}`;
  };
  return {
    unpack: async (bytes, name, wanted) => (await load()).unpack(bytes, name, wanted),
    describeImage: images ? images.describer(describe, stampOf) : describe,
  };
}
