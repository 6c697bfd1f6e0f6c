import type { ServicePackage } from '../../core/package/service-package';
import { checkPackage, type Problem } from '../../core/rules/check';
import type { Profile } from '../../core/rules/rule';
import type { SafeFix } from '../../core/rules/safe-fixes';
import { say, show, text } from '../../core/text/message';
import { repairServiceDirectory } from '../../node/apply-fixes';
import { openDelivery, openServiceDirectory } from '../../node/open-package';
import type { Format } from '../reporters/formats';
import { pathOf } from '../reporters/location';
import { isFailure, type PackageReport, type Report, type Threshold } from '../reporters/report';
import { writeReport } from '../reporters/reporter';
import { type ExitStatus, printLine, type Session } from '../session';
import { bytesProgress } from '../terminal/bytes-progress';
import { cancellable } from '../terminal/cancellation';
import { Progress } from '../terminal/progress';
import { oneLine } from '../terminal/visible';
import { findTargets, shownPath, type Target } from './targets';

/** The options of `oscpkg validate`. */
export interface ValidateOptions {
  readonly format: Format;
  readonly failOn: Threshold;
  readonly profile: Profile;
  readonly fix?: boolean;
  readonly verify?: boolean;
}

/** Checks everything that the paths name and reports it. */
export async function validate(
  paths: readonly string[],
  options: ValidateOptions,
  session: Session,
): Promise<ExitStatus> {
  const targets = await findTargets(paths.length > 0 ? paths : ['.']);
  if (options.profile === 'private' && targets.length > mostPrivate)
    printLine(session.err, tooMany(targets.length), session);
  const packages: PackageReport[] = [];
  const progress = new Progress(session);
  for (const [index, target] of targets.entries()) {
    progress.report(checking(index + 1, targets.length, target));
    packages.push(await checkTarget(target, options, session));
  }
  progress.end();
  const report: Report = { packages, failOn: options.failOn };
  session.out.write(await writeReport(report, options.format, session.locale, session.out));
  return isFailure(report) ? 1 : 0;
}

/** R181 */
const mostPrivate = 5;

const tooMany = (count: number) =>
  say(
    'A private upload takes at most {most} packages at once; these are {count}.',
    '私有上传一次最多 {most} 个服务包，当前为 {count} 个。',
    { most: mostPrivate, count },
  );

const checking = (number: number, count: number, { path }: Target) =>
  say('Checking {number} of {count}: {path}', '正在检查 {number}/{count}：{path}', {
    number,
    count,
    path: shownPath(path),
  });

async function checkTarget(
  target: Target,
  options: ValidateOptions,
  session: Session,
): Promise<PackageReport> {
  const root = shownPath(target.path, baseOf(options.format));
  const check = (pkg: ServicePackage) => checkPackage(pkg, { profile: options.profile });
  if (target.kind === 'directory' && options.fix) return repaired(target, root, check, options, session);
  const pkg = await (target.kind === 'directory'
    ? openServiceDirectory(target.path)
    : openZipWithProgress(target.path, options, session));
  return { root, pkg, problems: check(pkg) };
}

/** Code scanning and annotations want paths from the top of the repository, wherever in it the command runs. */
const baseOf = (format: Format): string | undefined =>
  format === 'github' || format === 'sarif' ? process.env['GITHUB_WORKSPACE'] || undefined : undefined;

async function openZipWithProgress(
  path: string,
  { verify, fix }: ValidateOptions,
  session: Session,
): Promise<ServicePackage> {
  const progress = new Progress(session);
  const onProgress = bytesProgress(progress, verifying);
  try {
    if (fix) printLine(session.err, notInZip(path), session);
    return await openDelivery(path, { onProgress, ...(verify && { verify }) });
  } finally {
    progress.end();
  }
}

const verifying = text('Verifying', '正在校验');

const notInZip = (path: string) =>
  say(
    '{path}: nothing is repaired in a built zip. Repair the service directory and build again.',
    '{path}：不会修改已构建的 zip。请修复服务目录后重新构建。',
    { path: shownPath(path) },
  );

async function repaired(
  { path }: Target,
  root: string,
  check: (pkg: ServicePackage) => readonly Problem[],
  { format }: ValidateOptions,
  session: Session,
): Promise<PackageReport> {
  const { applied, pkg, problems } = await cancellable((signal) =>
    repairServiceDirectory(path, check, signal),
  );
  const { err, out, locale } = session;
  const output = format === 'text' ? out : err;
  for (const { fix, problem } of applied) output.write(`${appliedLine({ fix, problem })}\n`);
  if (applied.length > 0 && format === 'text') out.write('\n');
  return { root, pkg, problems };

  function appliedLine({ fix, problem }: SafeFix): string {
    const file = oneLine(pathOf({ root, pkg }, problem.at.file));
    const done = say('{file}: repaired: {title}', '{file}：已修复：{title}', {
      file,
      title: oneLine(show(fix.title, locale)),
    });
    return `${show(done, locale)} ${output.colors.dim(`[${problem.code}]`)}`;
  }
}
