/** A version as Masterminds/semver reads it: leniently, `1`, `1.2` and `v1.2.3` included. */
export interface SemanticVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Without the leading `-`; empty when there is none. */
  readonly prerelease: string;
  /** Without the leading `+`; empty when there is none. */
  readonly metadata: string;
  /** The text that it was read from. */
  readonly original: string;
}

const lenient =
  /^v?([0-9]+)(?:\.([0-9]+))?(?:\.([0-9]+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

/** The version, or undefined when the text is none (leading zeros in a numeric prerelease part count as wrong). */
export function parseVersion(text: string): SemanticVersion | undefined {
  const match = lenient.exec(text);
  if (!match) return undefined;
  const [, major = '0', minor = '0', patch = '0', prerelease = '', metadata = ''] = match;
  const numbers = [Number(major), Number(minor), Number(patch)] as const;
  if (numbers.some((number) => number > 2 ** 64)) return undefined;
  if (prerelease.split('.').some((part) => /^0[0-9]+$/.test(part))) return undefined;
  return { major: numbers[0], minor: numbers[1], patch: numbers[2], prerelease, metadata, original: text };
}

/** The canonical spelling, `1.2.0-rc.1+build`. */
export function formatVersion(version: SemanticVersion): string {
  const prerelease = version.prerelease && `-${version.prerelease}`;
  const metadata = version.metadata && `+${version.metadata}`;
  return `${version.major}.${version.minor}.${version.patch}${prerelease}${metadata}`;
}

/** Negative, zero or positive, as precedence in semver.org says; build metadata does not count. */
export function compareVersions(a: SemanticVersion, b: SemanticVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    comparePrereleases(a.prerelease, b.prerelease)
  );
}

/** Compares what stands behind the `-`; none is higher than any. */
export function comparePrereleases(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '') return 1;
  if (b === '') return -1;
  const left = a.split('.');
  const right = b.split('.');
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = compareParts(left[index], right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareParts(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const numericA = /^[0-9]+$/.test(a);
  const numericB = /^[0-9]+$/.test(b);
  if (numericA && numericB) return Number(a) - Number(b);
  if (numericA !== numericB) return numericA ? -1 : 1;
  return a < b ? -1 : 1;
}
