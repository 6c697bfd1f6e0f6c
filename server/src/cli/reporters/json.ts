import { identity } from '../../core/package/service-package';
import type { Problem } from '../../core/rules/check';
import { type Locale, show } from '../../core/text/message';
import { rangeOf } from './location';
import type { PackageReport, Report } from './report';

/** The report as JSON. Its shape is public (see the README): it changes only together with `version`. */
export const jsonReport = ({ packages }: Report, locale: Locale): string =>
  `${JSON.stringify({ version: 1, packages: packages.map((one) => packageJson(one, locale)) }, undefined, 2)}\n`;

function packageJson(report: PackageReport, locale: Locale) {
  const { root, pkg, problems } = report;
  const { name, version } = identity(pkg);
  return {
    root,
    name: name ?? null,
    version: version ?? null,
    kind: pkg.deployment?.kind ?? null,
    problems: problems.map((problem) => problemJson(report, problem, locale)),
  };
}

const problemJson = (
  { pkg }: PackageReport,
  { code, severity, at, message, spec, fixes }: Problem,
  locale: Locale,
) => ({
  code,
  severity,
  file: at.file,
  range: rangeOf(pkg, at),
  message: show(message, locale),
  spec,
  fixes: (fixes ?? []).map(({ title }) => ({ title: show(title, locale) })),
});
