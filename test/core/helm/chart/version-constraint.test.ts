import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseVersion } from '../../../../server/src/core/helm/chart/semantic-version';
import {
  type ConstraintDialect,
  parseConstraint,
  satisfies,
} from '../../../../server/src/core/helm/chart/version-constraint';

interface Recorded {
  readonly versions: readonly string[];
  readonly constraints: Readonly<Record<string, Readonly<Record<'3.5.4' | '3.17.3', string | null>>>>;
}

const recorded: Recorded = JSON.parse(readFileSync('test/fixtures/helm/version-constraints.json', 'utf8'));

describe('version constraints', () => {
  for (const [helm, dialect] of [
    ['3.5.4', 'semver 3.1'],
    ['3.17.3', 'semver 3.3'],
  ] as const) {
    it(`answer as Helm ${helm} does`, () => {
      for (const [constraint, expected] of Object.entries(recorded.constraints)) {
        assert.equal(answers(constraint, dialect), expected[helm], constraint);
      }
    });
  }

  it('are refused in linear time', () => {
    const start = performance.now();
    for (const hostile of ['1'.repeat(900), '1 '.repeat(450), `${' '.repeat(900)}!`, '1 - '.repeat(200)])
      parseConstraint(`${hostile}!`, 'semver 3.1');
    assert.ok(performance.now() - start < 500);
  });

  it('are false for what is no version', () => {
    assert.equal(satisfies('latest', '*'), false);
    assert.equal(satisfies('1.2.3', '>= one'), false);
  });
});

function answers(constraint: string, dialect: ConstraintDialect): string | null {
  const parsed = parseConstraint(constraint, dialect);
  if (!parsed) return null;
  return recorded.versions
    .map((text) => {
      const version = parseVersion(text);
      assert.ok(version, text);
      return parsed.allows(version) ? 't' : 'f';
    })
    .join('');
}
