import { basename } from 'node:path';
import { type ArchivePorts, loadServicePackage } from '../../core/package/load';
import type { ServicePackage } from '../../core/package/service-package';
import { DiskTree } from '../../node/disk-tree';
import type { OpenDocument } from '../documents';
import { OverlayTree } from './overlay-tree';

/** Reads a service directory, with the texts of open documents in place of those on the disk. Throws a UserError when the disk cannot be read. */
export function openPackage(
  directory: string,
  documents: readonly OpenDocument[],
  earlier?: ServicePackage,
): Promise<ServicePackage> {
  const disk = new DiskTree(directory);
  return loadServicePackage(new OverlayTree(disk, directory, documents), archivePortsOf(disk), {
    name: basename(directory),
    ...(earlier ? { earlier } : {}),
  });
}

/** The readers of archives, loaded when the first archive is met. */
function archivePortsOf(disk: DiskTree): ArchivePorts {
  let ports: Promise<ArchivePorts> | undefined;
  const load = () => {
    ports ??= import('../../archive/archive-ports').then(({ archivePorts }) => archivePorts(disk));
    return ports;
  };
  return {
    unpack: async (bytes, name) => (await load()).unpack(bytes, name),
    describeImage: async (path) => (await load()).describeImage?.(path),
  };
}
