import type { Fix } from '../../core/package/edit';
import type { Related } from '../../core/package/place';
import { identity, type ServicePackage } from '../../core/package/service-package';
import type { Problem } from '../../core/rules/check';
import type { Severity } from '../../core/rules/rule';
import { type Locale, say, show, text } from '../../core/text/message';
import type { Colors, Style } from '../terminal/output';
import { oneLine } from '../terminal/visible';
import { pathOf } from './location';
import { colorOf, placedText, placeText, severityWords } from './placed-text';
import { countBySeverity, type PackageReport, type Report } from './report';

/** The report for people: each problem with its place, its text, the repairs and the places that explain it. */
export function textReport(report: Report, locale: Locale, style: Style): string {
  const packages = report.packages.map((one) => packageText(one, locale, style));
  return `${packages.join('\n')}\n${summary(report, locale, style)}\n`;
}

function packageText(one: PackageReport, locale: Locale, style: Style): string {
  const { bold, dim, green } = style.colors;
  const head = `${bold(oneLine(one.root))} ${dim(`(${whatItIs(one.pkg, locale)})`)}`;
  if (one.problems.length === 0) return `${head}: ${green(noProblems[locale])}\n`;
  const shown = new Map<string, number>();
  const listed = one.problems.filter(({ code }) => {
    const count = (shown.get(code) ?? 0) + 1;
    shown.set(code, count);
    return count <= mostOfOneRule;
  });
  const problems = listed.map((problem) => problemText(one, problem, locale, style));
  return `${head}\n\n${[...problems, ...unlisted(shown, locale)].join('\n')}`;
}

/** Nobody reads further; the other formats list all. */
const mostOfOneRule = 50;

const unlisted = (counts: ReadonlyMap<string, number>, locale: Locale): readonly string[] =>
  [...counts]
    .filter(([, count]) => count > mostOfOneRule)
    .map(([code, count]) => `${show(more(code, count - mostOfOneRule), locale)}\n`);

const more = (code: string, count: number) =>
  say(
    '... and {count} more of [{code}]; --format json lists all.',
    '……另有 {count} 个 [{code}]；--format json 会列出全部。',
    {
      count,
      code,
    },
  );

/** `helm, etcd 6.7.0`. */
function whatItIs(pkg: ServicePackage, locale: Locale): string {
  const { name, version } = identity(pkg);
  const service = [name, version].filter(Boolean).join(' ');
  return oneLine([pkg.deployment?.kind ?? unknownKind[locale], service].filter(Boolean).join(', '));
}

function problemText(one: PackageReport, problem: Problem, locale: Locale, style: Style): string {
  const { at, severity, message, code } = problem;
  const file = one.pkg.files.get(at.file);
  const placed = { path: pathOf(one, at.file), file, span: at.span, severity, message, code };
  return [
    ...placedText(placed, locale, style),
    ...fixLines(problem.fixes ?? [], locale, style.colors),
    ...(problem.related ?? []).map((related) => relatedLine(one, related, locale, style.colors)),
    '',
  ].join('\n');
}

function relatedLine(one: PackageReport, { at, message }: Related, locale: Locale, { dim }: Colors): string {
  const place = placeText(pathOf(one, at.file), one.pkg.files.get(at.file), at.span);
  return `  ${dim('=')} ${seeAlso[locale]}${place}: ${oneLine(show(message, locale))}`;
}

const mostFixes = 3;

function fixLines(fixes: readonly Fix[], locale: Locale, { dim, green }: Colors): readonly string[] {
  const ordered = [...fixes].sort((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));
  return ordered.slice(0, mostFixes).map((fix) => {
    const how = fix.safe ? ` ${dim('(--fix)')}` : '';
    return `  ${dim('=')} ${green(repair[locale])}${oneLine(show(fix.title, locale))}${how}`;
  });
}

function summary({ packages }: Report, locale: Locale, { colors }: Style): string {
  const problems = packages.flatMap((one) => one.problems);
  const many = packages.length;
  if (problems.length === 0) return colors.green(show(allClean(many), locale));
  const counts = [...countBySeverity(problems)].map(([severity, count]) =>
    colorOf(severity, colors)(show(counted(severity, count), locale)),
  );
  const where = show(inPackages(packages.filter((one) => one.problems.length > 0).length, many), locale);
  const repairable = problems.filter(isRepairable).length;
  const hint = repairable > 0 ? show(canRepair(repairable), locale) : '';
  return `${counts.join(text(', ', '，')[locale])}${where}${hint}`;
}

const isRepairable = ({ fixes }: Problem): boolean => fixes?.some(({ safe }) => safe) ?? false;

const counted = (severity: Severity, count: number) =>
  say(
    count === 1 || severity === 'information' ? `{count} ${severity}` : `{count} ${severity}s`,
    `{count} 个${severityWords[severity]['zh-cn']}`,
    { count },
  );

const noProblems = text('no problems', '没有问题');
const unknownKind = text('unknown kind', '类型未知');
const seeAlso = text('see ', '参见 ');
const repair = text('fix: ', '修复：');

const allClean = (many: number) =>
  many === 1
    ? say('The service package is right.', '服务包没有问题。')
    : say('All {many} service packages are right.', '{many} 个服务包都没有问题。', { many });

const inPackages = (bad: number, many: number) =>
  many === 1
    ? say('.', '。')
    : say(' in {bad} of {many} service packages.', '（{many} 个服务包中的 {bad} 个）。', { bad, many });

const canRepair = (count: number) =>
  say(' Add --fix to repair {count} of them.', '加上 --fix 可自动修复其中 {count} 个。', { count });
