import type { ImageArchiveInfo } from '../images/image-archive';
import { type ArchiveDefect, archiveDefect } from './archive-defect';
import { mountMark } from './archive-mount';
import { isDeploymentArchive } from './deployment-package';
import type { FileInfo, FileTree } from './file-tree';
import { imagesFolder, isMappingName, nameOf, parentOf } from './images-folder';
import { assemble, type Delivery, type FoundDefect, type ServicePackage } from './service-package';
import { type HelmVersion, readSettings, settingsFileName } from './settings';
import { SourceFile } from './source-file';
import { largestText } from './text-limits';

/** How archives inside a package are opened; the faces connect it to archive/. */
export interface ArchivePorts {
  /**
   * Unpacks a `.tgz` or `.zip` in memory under its own caps; all that one load unpacks shares one of them. Files that are
   * not `wanted` are listed, not read. Never throws for what is in it.
   */
  unpack(bytes: Uint8Array, name: string, wanted?: Wanted): Promise<Unpacked>;
  /** Reads what an image archive says of itself; undefined when that cannot be done (a damaged archive yields defects). */
  describeImage?(path: string): Promise<ImageArchiveInfo | undefined>;
}

/** Whether the content of a file is of use, by its path in the archive and its size. */
export type Wanted = (inside: string, size: number) => boolean;

/** The content of an archive. */
export interface Unpacked {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The sizes of files that are there but were not read: too large, or not wanted. */
  readonly unread?: ReadonlyMap<string, number>;
  readonly defects: readonly ArchiveDefect[];
}

/** What else to take into account when a package is loaded. */
export interface LoadOptions {
  readonly name: string;
  readonly delivery?: Delivery;
  /** Defects that were found on the way to the tree (in the outer zip). */
  readonly defects?: readonly FoundDefect[];
  /** The snapshot before; files with the same version are taken over. */
  readonly earlier?: ServicePackage;
  /** See {@link ServicePackage.helmVersion}. */
  readonly helmVersion?: HelmVersion;
  /** See {@link ServicePackage.renderTime}. */
  readonly renderTime?: number;
}

/** An archive larger than this is not opened: the platform takes 4 MB for a private upload. */
const largestArchive = 64 * 1024 * 1024;
const deepestMount = 4;

/** Reads a service directory into a snapshot. Throws a UserError only when the tree cannot be read at all. */
export async function loadServicePackage(
  tree: FileTree,
  ports: ArchivePorts,
  options: LoadOptions,
): Promise<ServicePackage> {
  const reading = new Reading(tree, ports, options);
  await reading.files(await tree.list(''));
  const settings = readSettings(reading.found.get(settingsFileName));
  for (const folder of [settings.source, settings.images]) {
    if (folder?.startsWith('..')) await reading.files(await tree.list(folder));
  }
  for (const path of settings.values) if (path.startsWith('..')) await reading.single(path);
  await reading.describeImages(imagesFolder(settings));
  return assemble(
    {
      name: options.name,
      files: reading.found,
      imageInfo: reading.imageInfo,
      defects: reading.defects,
      ...(options.delivery ? { delivery: options.delivery } : {}),
      ...(options.helmVersion ? { helmVersion: options.helmVersion } : {}),
      ...(options.renderTime ? { renderTime: options.renderTime } : {}),
    },
    options.earlier,
  );
}

/** The work of one load. */
class Reading {
  readonly found = new Map<string, SourceFile>();
  readonly imageInfo = new Map<string, ImageArchiveInfo>();
  readonly defects: FoundDefect[];

  constructor(
    private readonly tree: FileTree,
    private readonly ports: ArchivePorts,
    private readonly options: LoadOptions,
  ) {
    this.defects = [...(options.defects ?? [])];
  }

  async files(infos: readonly FileInfo[]): Promise<void> {
    for (const info of infos) await this.file(info);
  }

  async single(path: string): Promise<void> {
    const bytes = await this.tree.read(path);
    if (bytes) this.found.set(path, new SourceFile(path, bytes.length, String(bytes.length), bytes));
  }

  async describeImages(folder: string): Promise<void> {
    for (const { path, version } of [...this.found.values()]) {
      if (!path.startsWith(`${folder}/`) || isMappingName(nameOf(path))) continue;
      const same = this.options.earlier?.files.get(path)?.version === version;
      const info =
        (same && this.options.earlier?.imageInfo.get(path)) || (await this.ports.describeImage?.(path));
      if (info) this.imageInfo.set(path, info);
    }
  }

  private async file(info: FileInfo): Promise<void> {
    const { path, size, version } = info;
    const earlier = this.options.earlier?.files.get(path);
    const isArchive = opensAsArchive(path);
    if (earlier?.version === version) {
      this.found.set(path, earlier);
      if (isArchive) this.keepMounted(path);
      return;
    }
    const bytes = isWorthReading(path, size) ? await this.tree.read(path) : undefined;
    this.found.set(path, new SourceFile(path, size, version, bytes, earlier));
    if (!bytes || !isArchive) return;
    const tooDeep = await this.mount(path, bytes, version, 1);
    const [archive] = tooDeep;
    if (archive === undefined) return;
    const values = { limit: deepestMount, count: tooDeep.length };
    this.defects.push({ archive, defect: archiveDefect('too-deep', undefined, values) });
  }

  /** Takes over what was below an archive that did not change, with its defects and those of archives in it. */
  private keepMounted(archive: string): void {
    const { earlier } = this.options;
    const below = `${archive}${mountMark}`;
    for (const [path, file] of earlier?.files ?? []) if (path.startsWith(below)) this.found.set(path, file);
    const defects = earlier?.defects.filter(
      (one) => one.archive === archive || one.archive.startsWith(below),
    );
    this.defects.push(...(defects ?? []));
  }

  /** Adds the content of an archive below `path!/`, archives of subcharts included; those that lie too deep are returned. */
  private async mount(
    path: string,
    bytes: Uint8Array,
    version: string,
    depth: number,
  ): Promise<readonly string[]> {
    const tooDeep: string[] = [];
    const below = `${path}${mountMark}`;
    const wanted: Wanted = (inside, size) => isWorthReading(below + inside, size);
    const { files, unread, defects } = await this.ports.unpack(bytes, nameOf(path), wanted);
    this.defects.push(...defects.map((defect) => ({ archive: path, defect })));
    for (const [inside, size] of unread ?? [])
      this.found.set(below + inside, new SourceFile(below + inside, size, version, undefined));
    for (const [inside, content] of files) {
      const inner = below + inside;
      const earlier = this.options.earlier?.files.get(inner);
      const same = earlier && earlier.version === version && earlier.size === content.length;
      const kept = isWorthReading(inner, content.length) ? content : undefined;
      this.found.set(inner, same ? earlier : new SourceFile(inner, content.length, version, kept, earlier));
      if (!opensAsArchive(inner)) continue;
      if (depth === deepestMount) tooDeep.push(inner);
      else tooDeep.push(...(await this.mount(inner, content, version, depth + 1)));
    }
    return tooDeep;
  }
}

/** Whether an archive's content is part of the package: the deployment package, or a subchart. */
const opensAsArchive = (path: string): boolean =>
  isDeploymentArchive(nameOf(path)) && (parentOf(path) === 'package' || /(?:^|\/)charts\/[^/]+$/.test(path));

const isWorthReading = (path: string, size: number): boolean =>
  !/\.(?:tar|partial)$/i.test(path) && size <= (opensAsArchive(path) ? largestArchive : largestText(path));
