import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createColors } from 'picocolors';
import { rangeOf } from '../../server/src/cli/reporters/location';
import { textReport } from '../../server/src/cli/reporters/text';
import { checkPackage } from '../../server/src/core/rules/check';
import { locales, show } from '../../server/src/core/text/message';
import { loadFixture, readFixture } from '../support/fixture';

interface Matcher {
  readonly severity: string;
  readonly pattern: string;
}

interface Pattern {
  readonly name: string;
  readonly regexp: string;
  readonly [group: string]: string | number;
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const matchers: readonly Matcher[] = contributes.problemMatchers;
const patterns: readonly Pattern[] = contributes.problemPatterns;

const pkg = await loadFixture(
  readFixture(`
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: etcd:3.5.0
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.50
    adress:
      fullAddress: imge
`),
);
const problems = checkPackage(pkg);

for (const locale of locales)
  test(`the problem matchers find every problem in the text report (${locale})`, () => {
    const style = { colors: createColors(false), width: 100 };
    const report = { packages: [{ root: 'etcd', pkg, problems }], failOn: 'error' as const };
    const found = textReport(report, locale, style).split('\n').flatMap(match).sort();
    const expected = problems.map((problem) => {
      const start = rangeOf(pkg, problem.at)?.start;
      const place = start ? `${start.line + 1}:${start.character + 1}` : '-';
      const severity = { error: 'error', warning: 'warning', information: 'info', hint: 'info' }[
        problem.severity
      ];
      const file = problem.at.file === '' ? 'etcd' : `etcd/${problem.at.file}`;
      return `${severity} ${file} ${place} ${problem.code} ${show(problem.message, locale)}`;
    });
    assert.ok(new Set(problems.map(({ severity }) => severity)).size >= 2, 'errors and warnings');
    assert.deepEqual(found, expected.sort());
  });

/** What VS Code would show for a line. */
function match(line: string): readonly string[] {
  return matchers.flatMap(({ severity, pattern }) => {
    const found = patterns.find(({ name }) => `$${name}` === pattern);
    assert.ok(found, pattern);
    const groups = new RegExp(found.regexp).exec(line);
    if (!groups) return [];
    const [file, row, column, message, code] = ['file', 'line', 'column', 'message', 'code'].map(
      (group) => groups[Number(found[group])],
    );
    return [`${severity} ${file} ${row ? `${row}:${column}` : '-'} ${code} ${message}`];
  });
}
