import type { Problem } from '../../core/rules/check';
import { type Locale, show } from '../../core/text/message';
import { pathOf, rangeOf } from './location';
import { fails, type PackageReport, type Report, type Threshold } from './report';

/**
 * The report as JUnit XML: a suite for each package, a case for each problem. Problems below the threshold pass and say
 * so in their output; a package without problems has one case that passes.
 */
export function junitReport({ packages, failOn }: Report, locale: Locale): string {
  const failing = packages.flatMap((one) => one.problems).filter(({ severity }) => fails(severity, failOn));
  const cases = packages.reduce((sum, one) => sum + Math.max(1, one.problems.length), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="oscpkg" tests="${cases}" failures="${failing.length}" errors="0">`,
    ...packages.flatMap((one) => suite(one, failOn, locale)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(one: PackageReport, failOn: Threshold, locale: Locale): readonly string[] {
  const failures = one.problems.filter(({ severity }) => fails(severity, failOn)).length;
  const cases =
    one.problems.length === 0
      ? [`    <testcase classname=${quoted(one.root)} name="oscpkg validate"/>`]
      : one.problems.map((problem) => testCase(one, problem, failOn, locale));
  return [
    `  <testsuite name=${quoted(one.root)} tests="${cases.length}" failures="${failures}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ];
}

function testCase(one: PackageReport, problem: Problem, failOn: Threshold, locale: Locale): string {
  const path = pathOf(one, problem.at.file);
  const start = rangeOf(one.pkg, problem.at)?.start;
  const place = start ? `${path}:${start.line + 1}:${start.character + 1}` : path;
  const message = show(problem.message, locale);
  const head = `<testcase classname=${quoted(problem.code)} name=${quoted(`${place} ${problem.code}`)} file=${quoted(path)}>`;
  const body = escaped(`${place}: ${problem.severity}: ${message}`);
  const result = fails(problem.severity, failOn)
    ? `<failure message=${quoted(message)} type=${quoted(problem.code)}>${body}</failure>`
    : `<system-out>${body}</system-out>`;
  return `    ${head}${result}</testcase>`;
}

const quoted = (text: string): string =>
  `"${escaped(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;').replace(/\t/g, '&#9;')}"`;

/** XML 1.0 has no way to write control characters and lone surrogates: they become U+FFFD. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
