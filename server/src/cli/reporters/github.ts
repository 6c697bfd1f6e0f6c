import type { Problem } from '../../core/rules/check';
import type { Severity } from '../../core/rules/rule';
import { type Locale, show } from '../../core/text/message';
import { fileOnDisk, type Range, rangeOf } from './location';
import type { PackageReport, Report } from './report';

/** The report as commands that make GitHub Actions annotate the files of a commit, one line a problem. */
export const githubReport = ({ packages }: Report, locale: Locale): string =>
  packages.flatMap((one) => one.problems.map((problem) => `${annotation(one, problem, locale)}\n`)).join('');

function annotation(one: PackageReport, problem: Problem, locale: Locale): string {
  const { path, inside } = fileOnDisk(one, problem.at.file);
  const range = inside === undefined ? rangeOf(one.pkg, problem.at) : undefined;
  const properties = {
    file: path,
    ...(range && linesOf(range)),
    title: problem.code,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const place = inside === undefined ? '' : `${inside}: `;
  return `::${commands[problem.severity]} ${written.join(',')}::${escapeData(place + show(problem.message, locale))}`;
}

/** The runner takes columns only within one line. */
const linesOf = ({ start, end }: Range) => ({
  line: start.line + 1,
  endLine: end.line + 1,
  ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
});

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** As the runner unescapes it (actions/toolkit, packages/core/src/command.ts). */
const escapeData = (value: string): string =>
  value.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const escapeProperty = (value: string): string => escapeData(value).replace(/:/g, '%3A').replace(/,/g, '%2C');
