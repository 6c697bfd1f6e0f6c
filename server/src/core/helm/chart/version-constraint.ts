import { comparePrereleases, compareVersions, parseVersion, type SemanticVersion } from './semantic-version';

/** The two generations of Masterminds/semver: 3.1.1 is in Helm 3.5.4, 3.3.0 in Helm 3.17.3. */
export type ConstraintDialect = 'semver 3.1' | 'semver 3.3';

/** A range such as `>=1.21.0-0 <2` or `^1.2 || ~3`, in the rules of Masterminds/semver (node's differ). */
export interface VersionConstraint {
  allows(version: SemanticVersion): boolean;
}

/** The constraint, or undefined when the text is none. */
export function parseConstraint(
  text: string,
  dialect: ConstraintDialect = 'semver 3.3',
): VersionConstraint | undefined {
  if (text.length > longest) return undefined;
  const alternatives = rewriteRanges(text)
    .split('||')
    .map((alternative) => parseAlternative(alternative, dialect));
  if (!alternatives.every((alternative) => alternative !== undefined)) return undefined;
  return {
    allows: (version) =>
      alternatives.some((comparisons) => comparisons.every((comparison) => holds(comparison, version))),
  };
}

/** Whether a version text lies in a range text; false when either is malformed. */
export function satisfies(version: string, constraint: string): boolean {
  const parsed = parseVersion(version);
  return parsed !== undefined && parseConstraint(constraint)?.allows(parsed) === true;
}

const operators = '!=|>=|=>|<=|=<|~>|=|>|<|~|\\^|';
const versionPattern =
  'v?([0-9|xX*]+)(\\.[0-9|xX*]+)?(\\.[0-9|xX*]+)?(-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?';
const anonymous = versionPattern.replace(/\((?!\?)/g, '(?:');
const range = new RegExp(`\\s*(${anonymous})\\s+-\\s+(${anonymous})\\s*`, 'g');
const term = new RegExp(`\\s*(${operators})\\s*${versionPattern}\\s*(,?)`, 'y');
/** No real constraint comes near; without a limit a hostile one could take long. */
const longest = 1000;

/** `1.2 - 1.4` means `>=1.2 <=1.4`. */
const rewriteRanges = (text: string) => text.replace(range, '>=$1 <=$2 ');

interface Comparison {
  readonly operator: string;
  readonly version: SemanticVersion;
  /** From which part on the version was left open: `1.x` is open from `minor` on. */
  readonly open: 'major' | 'minor' | 'patch' | undefined;
  readonly dialect: ConstraintDialect;
}

function parseAlternative(text: string, dialect: ConstraintDialect): readonly Comparison[] | undefined {
  const comparisons: Comparison[] = [];
  let separated = true;
  for (term.lastIndex = 0; term.lastIndex < text.length; ) {
    const match = term.exec(text);
    const comparison = match && separated ? comparisonOf(match, dialect) : undefined;
    if (!match || !comparison) return undefined;
    comparisons.push(comparison);
    // The older dialect also takes terms that nothing separates, and a comma at the end.
    separated = dialect === 'semver 3.1' || /[\s,]$/.test(match[0]);
  }
  const open = dialect === 'semver 3.3' && text.trimEnd().endsWith(',');
  return comparisons.length === 0 || open ? undefined : comparisons;
}

function comparisonOf(match: RegExpMatchArray, dialect: ConstraintDialect): Comparison | undefined {
  const [, operator = '', major = '', minor = '', patch = '', prerelease = ''] = match;
  const open = isOpen(major) ? 'major' : isOpen(minor) ? 'minor' : isOpen(patch) ? 'patch' : undefined;
  const numbers = {
    major: dialect === 'semver 3.1' ? '0.0.0' : `0.0.0${prerelease}`,
    minor: `${major}.0.0${prerelease}`,
    patch: `${major}${minor}.0${prerelease}`,
    none: `${major}${minor}${patch}${prerelease}`,
  };
  const version = parseVersion(numbers[open ?? 'none']);
  return version && { operator, version, open, dialect };
}

const isOpen = (part: string) => /^\.?[xX*]?$/.test(part);

function holds(comparison: Comparison, version: SemanticVersion): boolean {
  const { operator, version: bound, open } = comparison;
  if (operator === '!=') return differs(version, bound, open);
  // A prerelease is only wanted by a bound that names one.
  if (version.prerelease !== '' && bound.prerelease === '') return false;
  const order = compareVersions(version, bound);
  switch (operator) {
    case '>':
      return isAbove(version, bound, open, order);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return isAtMost(version, bound, open, order);
    case '^':
      return order >= 0 && isCaretCompatible(version, comparison);
    case '~':
    case '~>':
      return order >= 0 && isTildeCompatible(version, bound, open);
    default:
      return open ? order >= 0 && isTildeCompatible(version, bound, open) : order === 0;
  }
}

function differs(version: SemanticVersion, bound: SemanticVersion, open: Comparison['open']): boolean {
  if (!open) return compareVersions(version, bound) !== 0;
  if (version.prerelease !== '' && bound.prerelease === '') return false;
  if (version.major !== bound.major) return true;
  if (open === 'minor') return false;
  if (version.minor !== bound.minor) return true;
  if (open === 'patch') return comparePrereleases(version.prerelease, bound.prerelease) !== 0;
  return compareVersions(version, bound) !== 0;
}

function isAbove(
  version: SemanticVersion,
  bound: SemanticVersion,
  open: Comparison['open'],
  order: number,
): boolean {
  if (!open || version.major !== bound.major) return order > 0;
  if (open === 'minor') return false;
  return open === 'patch' ? version.minor > bound.minor : order > 0;
}

function isAtMost(
  version: SemanticVersion,
  bound: SemanticVersion,
  open: Comparison['open'],
  order: number,
): boolean {
  if (!open) return order <= 0;
  if (version.major !== bound.major) return version.major < bound.major;
  return open === 'minor' || version.minor <= bound.minor;
}

function isTildeCompatible(
  version: SemanticVersion,
  bound: SemanticVersion,
  open: Comparison['open'],
): boolean {
  const isZero = bound.major === 0 && bound.minor === 0 && bound.patch === 0;
  if (isZero && open !== 'minor' && open !== 'patch') return true;
  return version.major === bound.major && (open === 'minor' || version.minor === bound.minor);
}

function isCaretCompatible(version: SemanticVersion, { version: bound, open, dialect }: Comparison): boolean {
  if (bound.major > 0 || open === 'minor') return version.major === bound.major;
  if (version.major > 0) return false;
  if (bound.minor > 0 || open === 'patch') return version.minor === bound.minor;
  if (version.minor > 0 && dialect === 'semver 3.3') return false;
  return version.patch === bound.patch;
}
