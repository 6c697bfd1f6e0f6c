import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { goPattern } from '../../../../server/src/core/helm/chart/go-pattern';
import { ignoreRules } from '../../../../server/src/core/helm/chart/ignore-rules';

describe('Go patterns', () => {
  it('fit as path.Match says', () => {
    for (const [pattern, name, expected] of [
      ['a*/b', 'abc/b', true],
      ['a*/b', 'a/c/b', false],
      ['a?b', 'a/b', false],
      ['a?b', 'a☺b', true],
      ['ab[b-d]', 'abc', true],
      ['ab[^e-g]', 'abc', true],
      ['[!a].txt', 'b.txt', false],
      ['[!a].txt', '!.txt', true],
      ['[z-a]', 'm', false],
      ['x-y', 'x-y', true],
      ['{a,b}', 'a', false],
      ['a\\*b', 'a*b', true],
      ['[\\-x]', '-', true],
    ] as const)
      assert.equal(goPattern(pattern)?.(name), expected, `${pattern} ${name}`);
  });

  it('are refused when malformed', () => {
    for (const pattern of ['[', '[^', 'a[', '[]a]', '[-x]', '[x-]', '[a-b-c]', '\\'])
      assert.equal(goPattern(pattern), undefined, pattern);
  });
});

describe('.helmignore', () => {
  it('matches names, paths, the root and directories', () => {
    const rules = ignoreRules('# a comment\n*.bak\n/top.txt\nsub/inner.txt\n  docs/  \n');
    for (const [path, expected] of [
      ['a.bak', true],
      ['deep/er/a.bak', true],
      ['top.txt', true],
      ['sub/top.txt', false],
      ['sub/inner.txt', true],
      ['x/sub/inner.txt', false],
      ['docs/a.md', true],
      ['docs', false],
      ['x/docs/a.md', true],
    ] as const)
      assert.equal(rules.ignores(path), expected, path);
  });

  it('reads “!x” as “everything but x”', () => {
    const rules = ignoreRules('!README.md');
    assert.equal(rules.ignores('README.md'), false);
    assert.equal(rules.ignores('values.yaml'), true);
  });

  it('leaves out hidden templates without being told', () => {
    const rules = ignoreRules(undefined);
    assert.equal(rules.ignores('templates/.deployment.yaml.swp'), true);
    assert.equal(rules.ignores('templates/a/.b'), false);
    assert.equal(rules.ignores('.helmignore'), false);
  });

  it('tells where Helm refuses it', () => {
    const text = '\uFEFF*.bak\n  docs/**  \n[a\n';
    const { problems } = ignoreRules(text);
    assert.deepEqual(
      problems.map(({ span }) => text.slice(span.start, span.end)),
      ['docs/**', '[a'],
    );
  });
});
