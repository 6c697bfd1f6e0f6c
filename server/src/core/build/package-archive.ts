import { nameOf } from '../package/images-folder';
import type { ServicePackage } from '../package/service-package';
import { settingsFileName } from '../package/settings';
import { compareInWalk, withFolders } from './archive-file';
import { isJunk } from './junk';

/** The one file of `package/`: packed in memory, or lying there already. */
export interface DeploymentArchive {
  /** `etcd-6.7.0.tgz`. */
  readonly fileName: string;
  readonly content: PlannedContent;
}

/** Bytes, or the path of a file in the service directory that is copied. */
export type PlannedContent = Uint8Array | string;

/** One entry of the delivery. */
export interface PlannedEntry {
  /** Path in the zip; a folder ends with `/` and has no bytes. */
  readonly path: string;
  readonly content: PlannedContent;
}

/** What goes into the delivery, in which order. */
export interface PackageArchive {
  /** `{Service}-{Version}.zip` (R002). */
  readonly fileName: string;
  readonly entries: readonly PlannedEntry[];
  /** Files of the service directory that have no place in a delivery; its settings and its source are not named. */
  readonly leftOut: readonly string[];
}

/**
 * The delivery of a service directory: the deployment package, the mapping (under its one right name), the image tars and
 * what lies in `extends/` (R020), all below one folder. Small things stand first, and each folder before its files.
 */
export function packageArchive(
  pkg: ServicePackage,
  service: { readonly name: string; readonly version: string },
  deployment: DeploymentArchive,
): PackageArchive {
  const { name, version } = service;
  const images = pkg.images.filter((image) => /^[^/]+\.tar$/i.test(image.name));
  const extras = [...pkg.files.keys()].filter(
    (path) => path.startsWith('extends/') && !path.includes('!/') && !isJunk(path),
  );
  const mapping = pkg.mapping?.file.path;
  const copied = [...images.map(({ path }) => path), ...(mapping === undefined ? [] : [mapping]), ...extras];
  const hasImages = mapping !== undefined || images.length > 0;
  return {
    fileName: `${name}-${version}.zip`,
    entries: [
      folder(`${name}/`),
      folder(`${name}/package/`),
      { path: `${name}/package/${deployment.fileName}`, content: deployment.content },
      ...(hasImages ? [folder(`${name}/images/`)] : []),
      ...(mapping === undefined ? [] : [{ path: `${name}/images/mapping.yaml`, content: mapping }]),
      ...images.map((image) => ({ path: `${name}/images/${nameOf(image.path)}`, content: image.path })),
      ...withFolders(extras).map((path) =>
        path.endsWith('/') ? folder(`${name}/${path}`) : { path: `${name}/${path}`, content: path },
      ),
    ],
    leftOut: leftOutOf(pkg, new Set(copied)),
  };
}

const folder = (path: string): PlannedEntry => ({ path, content: new Uint8Array() });

function leftOutOf(pkg: ServicePackage, copied: ReadonlySet<string>): readonly string[] {
  const source = pkg.deployment?.path;
  const isSource = (path: string) =>
    source !== undefined && (path === source || path.startsWith(`${source}/`));
  return [...pkg.files.keys()]
    .filter((path) => !path.includes('!/') && path !== settingsFileName)
    .filter((path) => !copied.has(path) && !isSource(path))
    .filter((path) => !pkg.settings.values.includes(path))
    .sort(compareInWalk);
}
