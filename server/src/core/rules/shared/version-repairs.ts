import type { Fix } from '../../package/edit';
import type { ServicePackage } from '../../package/service-package';
import { replaceValue } from '../../yaml/replace';
import { quoted } from '../../yaml/write-scalar';
import { repairVersion } from './names';
import { changeTo, likely, obvious, repair } from './repair';
import type { Stated } from './stated-identity';

/** The repairs of a version that is not SemVer; safe when only one is possible. Quotes stay, and come with `inQuotes`. */
export function versionRepairs(
  pkg: ServicePackage,
  { text, entry, file }: Stated,
  inQuotes = false,
): readonly Fix[] {
  const candidates = repairVersion(text);
  const isQuoted = inQuotes || (entry.value?.kind === 'scalar' && entry.value.style !== 'plain');
  return candidates.flatMap((version, index) =>
    repair(
      pkg,
      file.path,
      changeTo(version),
      replaceValue(file.text, entry, isQuoted ? quoted(version) : version),
      index > 0 ? {} : candidates.length === 1 ? obvious : likely,
    ),
  );
}
