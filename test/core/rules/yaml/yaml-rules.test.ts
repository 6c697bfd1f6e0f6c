import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show } from '../../../../server/src/core/text/message';
import { checkFix, checkProblems } from '../../../support/check';

const all = [
  'yaml/invalid-syntax',
  'yaml/duplicate-key',
  'yaml/full-width-punctuation',
  'yaml/tab-indentation',
  'yaml/byte-order-mark',
  'yaml/unquoted-version',
];
const syntax = ['yaml/invalid-syntax'];
const width = ['yaml/full-width-punctuation'];

test('full-width punctuation that is text is left alone', async () => {
  await checkProblems(
    `
#- package/Chart.yaml
# 名称：etcd，一种数据库
name: etcd
description: 一种分布式数据库：etcd，用于存储，说明：见官网
keywords: [数据库，缓存, "a，b"]
home: "name：x"
annotations:
  note: |
    source：ISV
  text: first line
    note：second line
`,
    { only: all },
  );
});

test('full-width colons are found in keys, in list items and below a key, with blank space behind them', async () => {
  const before = `
#- images/mapping.yaml
instance：
  - image：etcd
    tag： 3.5.0
    package: {x86_64: a.tar，aarch64: b.tar}
`;
  await checkFix(
    before,
    `
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    package: {x86_64: a.tar, aarch64: b.tar}
`,
    { only: width, title: 'all' },
  );
});

test('a full-width space or no-break space in front of a key is no indentation', async () => {
  await checkFix(
    `
#- package/Chart.yaml
annotations:
\u3000source: ISV
\u00a0\u00a0scenes:\u00a0CCE
`,
    `
#- package/Chart.yaml
annotations:
  source: ISV
  scenes: CCE
`,
    { only: width, title: 'all' },
  );
});

test('a syntax error marks the word that is wrong', async () => {
  await checkProblems(
    `
#- package/Chart.yaml
name: etcd
 version: 1.0.0
 ^^^^^^^ error yaml/invalid-syntax: The indentation does not fit
#- images/mapping.yaml
instance:
  - image: etcd
   tag: 3.5.0
   ^^^ error yaml/invalid-syntax: The indentation does not fit
`.replaceAll('not fit\n', 'not fit…\n'),
    { only: syntax },
  );
  await checkFix(
    '#- package/Chart.yaml\nname: etcd\n version: 1.0.0\n',
    '#- package/Chart.yaml\nname: etcd\nversion: 1.0.0\n',
    { only: syntax },
  );
});

test('a quote or bracket that is never closed is marked where it opens', async () => {
  await checkProblems(
    `
#- package/Chart.yaml
name: "etcd
      ^^^^^ error yaml/invalid-syntax: This quote is never closed
version: 1.0.0
#- images/mapping.yaml
instance: [a, b
          ^^^^^ error yaml/invalid-syntax: This bracket is never closed
lifecycle: []
`,
    { only: syntax },
  );
});

test('a quote is closed at the end of its line', async () => {
  await checkFix(
    '#- package/Chart.yaml\nname: "etcd \nversion: 1.0.0\n',
    '#- package/Chart.yaml\nname: "etcd" \nversion: 1.0.0\n',
    { only: syntax },
  );
});

test('a value that starts with a reserved character is put in quotes', async () => {
  await checkFix(
    '#- package/etcd/values.yaml\nuser: @admin # who\n#- package/etcd/Chart.yaml\nname: etcd\n',
    '#- package/etcd/values.yaml\nuser: "@admin" # who\n#- package/etcd/Chart.yaml\nname: etcd\n',
    { only: syntax },
  );
});

test('templates are no YAML files of ours', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/templates/a.yaml
a: {{ .Values.a }}
a: 1
	b: 2
`,
    { only: all },
  );
});

test('duplicate keys: different values leave the choice to the author, merges may repeat', async () => {
  const problems = await checkProblemsOf(
    'package/etcd/values.yaml',
    'a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n  c: 1\n  c: 2\n',
  );
  assert.deepEqual(
    problems.map(({ code, fixes }) => [
      code,
      fixes?.map(({ title, safe }) => `${show(title, 'en')} ${safe ?? false}`),
    ]),
    [['yaml/duplicate-key', ['Remove the first one, which has no effect false', 'Remove this one false']]],
  );
});

test('versions: quoted ones and texts are right, tags of values.yaml are not looked at', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
version: 1
appVersion: 3
#           ^ warning yaml/unquoted-version: 3 is read as a number. Put it in quotes
#- package/etcd/values.yaml
image:
  tag: 1.10
`,
    { only: all },
  );
});

test('tabs: one repair for the file, block scalars keep theirs', async () => {
  await checkFix(
    `
#- package/Chart.yaml
annotations:
\tsource: ISV
\tscenes: CCE
script: |
  a
  \tb
`,
    `
#- package/Chart.yaml
annotations:
  source: ISV
  scenes: CCE
script: |
  a
  \tb
`,
    { only: ['yaml/tab-indentation'] },
  );
});

const checkProblemsOf = async (path: string, text: string) => {
  const { packageOf } = await import('../../../support/fixture');
  const { checkPackage } = await import('../../../../server/src/core/rules/check');
  const chart = path.endsWith('Chart.yaml') ? '' : '#- package/etcd/Chart.yaml\nname: etcd\n';
  return checkPackage(await packageOf(`${chart}#- ${path}\n${text}`)).filter(({ code }) =>
    all.includes(code),
  );
};
