import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseYaml } from '../../../server/src/core/yaml/document';
import { isTooDeep } from '../../../server/src/core/yaml/nesting';

const steps = (count: number, line: (level: number) => string) =>
  Array.from({ length: count }, (_, level) => line(level)).join('');

test('what is nested beyond reason is one problem, whatever nests it', () => {
  for (const text of [
    `a: ${'['.repeat(100_000)}`,
    `a: ${'{b: '.repeat(50_000)}`,
    `a:\n  ${'- '.repeat(50_000)}`,
    `${'? '.repeat(50_000)}`,
    steps(1500, (level) => `${' '.repeat(level)}k:\n`),
    steps(1500, (level) => `${' '.repeat(level)}- k:\n`),
  ]) {
    const { problems, root } = parseYaml(text);
    assert.equal(problems[0]?.code, 'RESOURCE_EXHAUSTION', text.slice(0, 40));
    JSON.stringify(root, (key, value) => (key === 'parent' ? undefined : value));
  }
});

test('long and wide texts are not deep', () => {
  assert.equal(isTooDeep(steps(5000, (level) => `k${level}:\n  - [a, {b: c}]\n`)), false);
  assert.equal(isTooDeep(steps(5000, () => 'pattern: "[" # [\nother: \'{\'\n')), false);
  assert.equal(isTooDeep(steps(300, (level) => `${' '.repeat(level)}k:\n`)), false);
});
