import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allRules } from '../../../server/src/core/rules/all-rules';
import { locales, show } from '../../../server/src/core/text/message';
import { checkFix, checkProblems } from '../../support/check';

for (const rule of allRules) {
  test(`${rule.code}: the example has the problems that it marks`, async () => {
    const problems = await checkProblems(rule.example.bad, {
      only: [rule.code],
      ...(rule.profile ? { profile: rule.profile } : {}),
    });
    assert.ok(problems.length > 0, 'the example shows no problem');
    assert.equal(
      problems.some((problem) => (problem.fixes ?? []).length > 0),
      rule.fixable,
      'fixable',
    );
    for (const message of problems.flatMap((one) => [
      one.message,
      ...(one.fixes ?? []).map(({ title }) => title),
    ])) {
      assert.match(show(message, 'zh-cn'), /\p{Script=Han}/u);
      for (const locale of locales) assert.doesNotMatch(show(message, locale), /\{\w+\}/, 'an empty place');
    }
  });

  if (rule.example.good !== undefined) {
    const { bad, good } = rule.example;
    test(`${rule.code}: the first fix repairs the example`, async () => {
      await checkFix(bad, good, { only: [rule.code] });
      await checkProblems(good, { only: [rule.code] });
    });
  }

  test(`${rule.code}: says everything in both languages, and names its rows`, () => {
    for (const locale of locales) assert.ok(rule.summary[locale] && rule.rationale[locale]);
    assert.match(rule.summary['zh-cn'], /\p{Script=Han}/u);
    assert.match(rule.code, /^[a-z-]+\/[a-z0-9-]+$/);
    const isAboutOurselves = /^(?:settings|suppression)\//.test(rule.code);
    assert.ok(rule.spec.length > 0 || isAboutOurselves, 'no row of the specification');
    assert.equal(rule.fixable, rule.example.good !== undefined, 'a fixable rule shows the repaired example');
  });
}
test('codes are unique', () => {
  const codes = allRules.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
});
