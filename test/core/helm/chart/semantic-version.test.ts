import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  compareVersions,
  formatVersion,
  parseVersion,
} from '../../../../server/src/core/helm/chart/semantic-version';

describe('semantic versions', () => {
  it('are read leniently', () => {
    for (const [text, canonical] of [
      ['1', '1.0.0'],
      ['v1.2', '1.2.0'],
      ['01.2.3', '1.2.3'],
      ['1.2.3-rc.1+b.2', '1.2.3-rc.1+b.2'],
    ] as const)
      assert.equal(canonicalForm(text), canonical);
  });

  it('are refused when malformed', () => {
    for (const text of ['', 'a', '1.2.3.4', '1.x', 'V1', ' 1.2.3', '1.2.3-', '1.2.3-01', '1.2.3+'])
      assert.equal(parseVersion(text), undefined, text);
  });

  it('are ordered by precedence', () => {
    const ascending = [
      '1.0.0-1',
      '1.0.0-2',
      '1.0.0-11',
      '1.0.0-a',
      '1.0.0-a.1',
      '1.0.0-a.b',
      '1.0.0',
      '1.0.1',
    ];
    const shuffled = [...ascending].reverse();
    shuffled.sort((a, b) => compare(a, b));
    assert.deepEqual(shuffled, ascending);
    assert.equal(compare('1.0.0+a', '1.0.0+b'), 0);
  });
});

function canonicalForm(text: string): string | undefined {
  const version = parseVersion(text);
  return version && formatVersion(version);
}

function compare(a: string, b: string): number {
  const left = parseVersion(a);
  const right = parseVersion(b);
  assert.ok(left && right);
  return compareVersions(left, right);
}
