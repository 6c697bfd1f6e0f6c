import type { Compression } from '../../archive/zip/writer';
import { say, show, text } from '../../core/text/message';
import { sizeText } from '../../core/text/size';
import { type Built, buildPackage } from '../../node/build-package';
import type { PackageReport, Report } from '../reporters/report';
import { isFailure } from '../reporters/report';
import { textReport } from '../reporters/text';
import { type ExitStatus, printLine, type Session } from '../session';
import { bytesProgress } from '../terminal/bytes-progress';
import { cancellable } from '../terminal/cancellation';
import { Progress } from '../terminal/progress';
import { table } from '../terminal/table';
import { oneLine } from '../terminal/visible';
import { serviceDirectoryAt, shownPath } from './targets';

/** The options of `oscpkg build`. */
export interface BuildOptions {
  readonly out?: string;
  readonly compression: Compression;
  readonly validate: boolean;
  readonly verify?: boolean;
  readonly checksum?: boolean;
}

/** Builds the zip of a service directory and says what is in it. */
export async function build(
  directory: string,
  { out = '.', validate, ...options }: BuildOptions,
  session: Session,
): Promise<ExitStatus> {
  const source = await serviceDirectoryAt(directory);
  const progress = new Progress(session);
  const onProgress = bytesProgress(progress, options.verify ? writingAndReading : writing);
  const onChecksum = bytesProgress(progress, summing);
  const result = await cancellable((signal) =>
    buildPackage(source, { ...options, out, despiteErrors: !validate, signal, onProgress, onChecksum }),
  ).finally(() => progress.end());
  printProblems({ root: shownPath(source), ...result.source }, session);
  if (result.status === 'refused') {
    printLine(session.err, nothingWritten, session);
    return 1;
  }
  printBuilt(result, session);
  if (result.leftOut.length > 0) printLine(session.err, notPacked(result.leftOut), session);
  const report = { root: shownPath(result.file), ...result.delivery };
  if (validate) printProblems(report, session);
  if (report.problems.length === 0)
    session.out.write(`${session.out.colors.green(show(allRight, session.locale))}\n`);
  return validate && isFailure(reportOf(report)) ? 1 : 0;
}

const writing = text('Writing', '正在写入');
/** Counts every byte twice. */
const writingAndReading = text('Writing and reading back', '正在写入并读回');

const summing = text('Computing the checksum', '正在计算校验和');

const reportOf = (one: PackageReport): Report => ({ packages: [one], failOn: 'error' });

function printProblems(one: PackageReport, { out, locale }: Session): void {
  if (one.problems.length > 0) out.write(`${textReport(reportOf(one), locale, out)}\n`);
}

const nothingWritten = say(
  'Nothing was written: repair the errors, or add --no-validate.',
  '未写出任何文件：请先修复错误，或加上 --no-validate。',
);

const allRight = say('Read back and checked: no problems.', '已读回并检查：没有问题。');

const notPacked = (files: readonly string[]) =>
  say('Not part of a package, so left out: {files}', '不属于服务包，未打包：{files}', {
    files: files.map(oneLine).join(', '),
  });

function printBuilt({ file, size, sha256, entries }: Built, { out, locale }: Session): void {
  const path = oneLine(shownPath(file));
  const head = say('Wrote {path} ({size})', '已写出 {path}（{size}）', { path, size: sizeText(size) });
  const rows = table(entries.map((entry) => [`  ${oneLine(entry.path)}`, sizeText(entry.size)]));
  const sum = sha256 === undefined ? [] : [`  sha256 ${sha256}`];
  out.write(`${[out.colors.bold(show(head, locale)), ...rows, ...sum].join('\n')}\n`);
}
