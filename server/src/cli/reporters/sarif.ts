import { createHash } from 'node:crypto';
import type { Place } from '../../core/package/place';
import { allRules } from '../../core/rules/all-rules';
import type { Problem } from '../../core/rules/check';
import type { Rule, Severity } from '../../core/rules/rule';
import { rulePage } from '../../core/rules/rule-page';
import { type Locale, show } from '../../core/text/message';
import { version } from '../version';
import { fileOnDisk, rangeOf } from './location';
import type { PackageReport, Report } from './report';
import { sarifFixes } from './sarif-fixes';
import { regionOf, uriOf } from './sarif-location';

/** The report as SARIF 2.1.0 (OASIS), for code scanning and editors: every rule with its help, every problem with its repairs. */
export function sarifReport({ packages }: Report, locale: Locale): string {
  const driver = {
    name: 'oscpkg',
    semanticVersion: version,
    informationUri: 'https://github.com/oscpkg/oscpkg',
    language: locale === 'zh-cn' ? 'zh-CN' : 'en-US',
    rules: allRules.map((rule) => ruleDescriptor(rule, locale)),
  };
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true }],
    results: packages.flatMap((one) => results(one, locale)),
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const ruleDescriptor = ({ code, summary, rationale, severity, spec, fixable }: Rule, locale: Locale) => ({
  id: code,
  shortDescription: { text: summary[locale] },
  fullDescription: { text: rationale[locale] },
  help: {
    text: `${summary[locale]}\n${rationale[locale]}`,
    markdown: `**${summary[locale]}**\n\n${rationale[locale]}\n\n[${code}](${rulePage(code)})`,
  },
  helpUri: rulePage(code),
  defaultConfiguration: { level: levels[severity] },
  properties: { tags: [code.slice(0, code.indexOf('/'))], spec, fixable },
});

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Of problems that say the same of one file each has a fingerprint of its own. */
function results(one: PackageReport, locale: Locale) {
  const counts = new Map<string, number>();
  return one.problems.map((problem) => {
    const same = fingerprint(one, problem);
    const count = (counts.get(same) ?? 0) + 1;
    counts.set(same, count);
    return result(one, problem, `${same}:${count}`, locale);
  });
}

function result(one: PackageReport, problem: Problem, mark: string, locale: Locale) {
  const related = (problem.related ?? []).map(({ at, message }, id) => ({
    id,
    ...location(one, at),
    message: { text: show(message, locale) },
  }));
  const fixes = sarifFixes(one, problem, locale);
  return {
    ruleId: problem.code,
    ruleIndex: allRules.findIndex(({ code }) => code === problem.code),
    level: levels[problem.severity],
    message: { text: show(problem.message, locale) },
    locations: [location(one, problem.at)],
    ...(related.length > 0 && { relatedLocations: related }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: { 'oscpkg/v1': mark },
  };
}

/** A place; what lies in an archive is named logically, as the archive has no lines. */
function location(one: PackageReport, at: Place) {
  const { path, inside } = fileOnDisk(one, at.file);
  const range = rangeOf(one.pkg, at);
  const artifactLocation = { uri: uriOf(path) };
  if (inside === undefined) {
    return { physicalLocation: { artifactLocation, ...(range && { region: regionOf(range) }) } };
  }
  const lines = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
  return {
    physicalLocation: { artifactLocation },
    logicalLocations: [{ fullyQualifiedName: inside + lines, kind: 'resource' }],
  };
}

/** Stays the same while the problem moves up and down in its file. */
function fingerprint(one: PackageReport, { code, at, message }: Problem): string {
  const { path, inside } = fileOnDisk(one, at.file);
  return createHash('sha256')
    .update(JSON.stringify([code, path, inside, show(message, 'en')]))
    .digest('hex');
}
