import { test } from 'node:test';
import { checkProblems } from '../../../support/check';

const only = ['lint/failed-check', 'yaml/invalid-syntax'];
const chart =
  '#- package/app/Chart.yaml\napiVersion: v2\nname: app\nversion: 1.0.0\n#- package/app/values.yaml\n';

test("what only Go's YAML refuses in values.yaml is told, in Helm's words", async () => {
  await checkProblems(
    `${chart}image: *nowhere
#      ^^^^^^^^ error lint/failed-check: helm lint 3.5.4 (L21): There is no anchor “&nowhere” before this alias.
`,
    { only },
  );
  await checkProblems(
    `${chart}- a
^^^ error lint/failed-check: helm lint 3.5.4 (L21): “values.yaml” must hold keys and values.
`,
    { only },
  );
});

test('what no YAML reader takes is told once', async () => {
  await checkProblems(
    `${chart}image: "open
#      ^^^^^ error yaml/invalid-syntax: This quote is never closed
`,
    { only },
  );
});

test('a document that is mostly made of aliases is refused, as Helm does', async () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++)
    lines.push(
      `a${level}: &a${level} [${Array(9)
        .fill(`*a${level - 1}`)
        .join(', ')}]`,
    );
  const text = lines.join('\n');
  // Where Go gives up: at the fourth alias of a3, with more than 99 of 100 nodes behind aliases.
  const mark = `#${' '.repeat('a3: &a3 [*a2, *a2, *a2, '.length - 1)}^^^ error lint/failed-check: helm lint 3.5.4 (L21): Aliases repeat too much: Helm refuses a document that is mostly made of them.`;
  const marked = text.replace(/^a3.*$/m, (line) => `${line}\n${mark}`);
  await checkProblems(`${chart}${marked}\n`, { only });
});
