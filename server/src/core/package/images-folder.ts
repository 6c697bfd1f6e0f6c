import type { ImageArchiveInfo } from '../images/image-archive';
import type { Settings } from './settings';
import type { FileSet, SourceFile } from './source-file';

/** A file of the images folder that is no mapping file. */
export interface ImageFile {
  /** Path relative to the service directory. */
  readonly path: string;
  /** File name, as mapping.yaml names it. */
  readonly name: string;
  /** Size in bytes. */
  readonly size: number;
  /** What the archive says of itself; undefined when it was not read. */
  readonly info: ImageArchiveInfo | undefined;
}

/** The one right name of the mapping file (PG 2.2.1). */
export const mappingFileName = 'mapping.yaml';

/** Path of the folder that holds the image archives. */
export const imagesFolder = (settings: Settings): string => settings.images ?? 'images';

/** Whether a file name says "mapping file", rightly or wrongly (R017): mapping.yml, Mapping.yaml, image-mapping.yaml. */
export const isMappingName = (name: string): boolean => /^(?:images?[-_]?)?mappings?\.ya?ml$/i.test(name);

/**
 * The mapping file: `mapping.yaml` in the images folder, else a misnamed one there, else one beside package/ (R017, R018).
 */
export function mappingFile(files: FileSet, settings: Settings): SourceFile | undefined {
  const folder = imagesFolder(settings);
  return (
    files.get(`${folder}/${mappingFileName}`) ??
    [...files.values()].find((file) => parentOf(file.path) === folder && isMappingName(nameOf(file.path))) ??
    [...files.values()].find((file) => parentOf(file.path) === '' && isMappingName(nameOf(file.path)))
  );
}

/**
 * The files in the images folder that are no mapping file, sorted by name. What macOS keeps beside a file (`._etcd.tar`) is
 * one of them only where it was delivered: the build leaves it out.
 */
export function imageFiles(
  parts: {
    readonly files: FileSet;
    readonly imageInfo: ReadonlyMap<string, ImageArchiveInfo>;
    readonly delivery?: object | undefined;
  },
  settings: Settings,
): readonly ImageFile[] {
  const folder = imagesFolder(settings);
  return [...parts.files.values()]
    .filter(({ path }) => path.startsWith(`${folder}/`) && !isMappingName(nameOf(path)))
    .filter(({ path }) => parts.delivery !== undefined || !nameOf(path).startsWith('._'))
    .map(({ path, size }) => ({
      path,
      name: path.slice(folder.length + 1),
      size,
      info: parts.imageInfo.get(path),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The folder of a path; `''` for the root. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last segment of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
