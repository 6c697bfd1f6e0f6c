import type { ServicePackage } from '../package/service-package';
import type { Problem } from '../rules/check';

/** The problems by the file in which an editor shows them. */
export function groupByFile(
  pkg: ServicePackage,
  problems: readonly Problem[],
): ReadonlyMap<string, readonly Problem[]> {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const file = shownIn(pkg, problem.at.file);
    const group = groups.get(file);
    if (group) group.push(problem);
    else groups.set(file, [problem]);
  }
  return groups;
}

/** The file in which a problem of a file is shown: a folder cannot be opened, so its problems are shown in the package's main document. */
export function shownIn(pkg: ServicePackage, file: string): string {
  if (pkg.files.has(file)) return file;
  return mainDocument(pkg) ?? file;
}

/** The document that stands for the package as a whole; undefined in a package without any. */
export const mainDocument = (pkg: ServicePackage): string | undefined =>
  (
    pkg.mapping?.file ??
    pkg.chart?.metadata ??
    pkg.operator?.current ??
    pkg.osc?.metadata ??
    pkg.settings.file
  )?.path;
