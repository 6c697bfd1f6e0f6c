/** What a service name may consist of (R030): letters, digits and hyphens. */
export const serviceNamePattern = /^[A-Za-z0-9-]+$/;

/** The longest service name that the console takes (R031). */
export const longestServiceName = 64;

/** SemVer without build metadata (R032, R033). */
export const versionPattern =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?$/;

/** The nearest valid service name; undefined when nothing is left of it. */
export function repairServiceName(name: string): string | undefined {
  const repaired = name
    .trim()
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, longestServiceName)
    .replace(/^-+|-+$/g, '');
  return repaired === '' || repaired === name ? undefined : repaired;
}

/** The valid versions that were most likely meant, likeliest first: no `v`, three numbers, no `+`. */
export function repairVersion(version: string): readonly string[] {
  const [, core = '', prerelease = '', build = ''] =
    /^[vV]?(\d+(?:\.\d+){0,2})(-[^+]*)?(?:\+(.*))?$/.exec(version.trim()) ?? [];
  if (core === '') return [];
  const numbers = core.split('.').map(Number);
  const whole = [...numbers, 0, 0].slice(0, 3).join('.') + prerelease;
  const withBuild = `${whole}${prerelease ? '.' : '-'}${build.replace(/[^0-9A-Za-z.-]+/g, '-')}`;
  return (build === '' ? [whole] : [whole, withBuild]).filter((one) => versionPattern.test(one));
}

/** A file name taken apart as `{name}-{version}.{extension}`; no version when the name shows none. */
export interface ArchiveName {
  /** The file name without its extension. */
  readonly stem: string;
  readonly extension: string;
  readonly name: string;
  readonly version: string | undefined;
}

/** Takes the name of a delivery or deployment package apart (R002, R011). What looks like a version counts as one. */
export function splitArchiveName(fileName: string): ArchiveName {
  const extension = /\.(?:zip|tgz|tar\.gz|[a-z][a-z0-9]{0,3})$/i.exec(fileName)?.[0] ?? '';
  const stem = fileName.slice(0, fileName.length - extension.length);
  const [, name, version] = /^(.+?)-([vV]?\d+(?:\.[0-9A-Za-z]+)+(?:[-+].*)?|[vV]?\d+)$/.exec(stem) ?? [];
  return { stem, extension, name: name ?? stem, version };
}
