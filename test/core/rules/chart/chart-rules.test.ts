import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartRules } from '../../../../server/src/core/rules/chart';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { unknownWords } from '../../../../server/src/core/rules/shared/annotation-words';
import { parseYaml } from '../../../../server/src/core/yaml/document';
import { checkFix, checkProblems } from '../../../support/check';
import { packageOf } from '../../../support/fixture';

const only = chartRules.map(({ code }) => code);

test('the chart of the guide has no problem, in either apiVersion', async () => {
  await checkProblems(
    `
#- package/example-helm/Chart.yaml
version: 1.0.0
name: example-helm
apiVersion: v1
description: A Helm chart for example.
kubeVersion: ">=1.15.0-0"
maintainers:
- name: huawei
  email: osc@huawei.com
annotations:
  source: ISV
  categories: Streaming & Messaging
  category: whatever
  architecture: x86_64, aarch64
  scenes: CCE # 华为云
  devices: CPU,GPU
  revision: 3
  beta: true
  empty:
#- package/example-helm/values.yaml
a: 1
#- package/example-helm/templates/a.yaml
a: 1
`,
    { only },
  );
});

test('an empty or broken Chart.yaml is not said to lack what it may hold', async () => {
  await checkProblems(
    '#- package/etcd/Chart.yaml\nname: "etcd\nversion: 1.0.0\n#- package/etcd/crds/a.yaml\n',
    { only },
  );
  await checkProblems(
    '#- package/etcd/Chart.yaml\nname：etcd\nversion: 1.0.0\n#- package/etcd/crds/a.yaml\n',
    { only },
  );
});

test('fields that are written but empty are missing too, and get their value in place', async () => {
  const before = `
#- package/my_db/Chart.yaml
apiVersion: v2
name: # the service
version: ""
description: ~
`;
  await checkProblems(
    `
#- package/my_db/Chart.yaml
apiVersion: v2
name: # the service
^^^^ error chart/missing-field: "name" is missing in Chart.yaml
version: ""
^^^^^^^ error chart/missing-field: "version" is missing in Chart.yaml
description: ~
^^^^^^^^^^^ error chart/missing-field: "description" is missing in Chart.yaml
`,
    { only: ['chart/missing-field'] },
  );
  await checkFix(before, before.replace('name: #', 'name: service #'), {
    only: ['chart/missing-field'],
    title: 'name',
  });
});

const bare = `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
`;

test('the whole block of annotations is inserted with what the package tells', async () => {
  const rest = `version: 1.0.0
#- images/a.tar
#- images/mapping.yaml
instance:
  - package:
      aarch64: a.tar
`;
  const block = `annotations:
  source: ISV
  categories: Others
  architecture: aarch64
  scenes: CCE
`;
  await checkFix(bare + rest, bare + rest.replace('#-', `${block}#-`), {
    only: ['chart/missing-annotation'],
  });
});

test('annotations: an empty map, other annotations, four columns, braces, values without text', async () => {
  const fixed = async (before: string, after: string, title = 'all missing') =>
    checkFix(bare + before, bare + after, { only: ['chart/missing-annotation'], title });
  await fixed(
    'annotations: {} # none yet\nversion: 1.0.0\n',
    'annotations: # none yet\n  source: ISV\n  categories: Others\n  architecture: x86_64\n  scenes: CCE\nversion: 1.0.0\n',
  );
  await fixed(
    'annotations:\n    # first\n    licenses: Apache-2.0 # one\n',
    'annotations:\n    # first\n    licenses: Apache-2.0 # one\n    source: ISV\n    categories: Others\n    architecture: x86_64\n    scenes: CCE\n',
  );
  await fixed(
    'annotations: {scenes: CCE}\n',
    'annotations: {source: ISV, categories: Others, architecture: x86_64, scenes: CCE}\n',
  );
  await fixed(
    'annotations:\n  source:\n  scenes: CCE\n  images: |\n    - a\n    - b\n',
    'annotations:\n  source: ISV\n  categories: Others\n  architecture: x86_64\n  scenes: CCE\n  images: |\n    - a\n    - b\n',
  );
  await fixed(
    'annotations:\n  scenes: CCE\n',
    'annotations:\n  source: ISV\n  scenes: CCE\n',
    'Insert "source: ISV"',
  );
});

test('maintainers: none, an empty list, one without email, one without name', async () => {
  const fixed = async (before: string, after: string) =>
    checkFix(bare + before, bare + after, { only: ['chart/missing-maintainer'] });
  const contact = 'name: Your Company\n    email: support@example.com\n';
  await fixed('', `maintainers:\n  - ${contact}`);
  await fixed(
    'maintainer:\n- name: a\n  email: a@example.com\n',
    'maintainers:\n- name: a\n  email: a@example.com\n',
  );
  await fixed('maintainers: []\n', `maintainers:\n  - ${contact}`);
  await fixed(
    'keywords:\n- a\nmaintainers:\n- url: https://example.com # x\n',
    'keywords:\n- a\nmaintainers:\n- url: https://example.com # x\n- name: Your Company\n  email: support@example.com\n',
  );
  await fixed(
    'maintainers:\n- name: a\n  url: https://example.com\n',
    'maintainers:\n- name: a\n  email: support@example.com\n  url: https://example.com\n',
  );
});

test('words of annotations: what is meant, and whether that is sure', () => {
  const read = (key: 'categories' | 'architecture' | 'scenes', value: string) => {
    const node = parseYaml(`x: ${value}`).root;
    const scalar = node?.kind === 'map' ? node.entries[0]?.value : undefined;
    assert.ok(scalar?.kind === 'scalar');
    return unknownWords(`x: ${value}`, scalar, key).map((one) => [one.text, one.meant?.join(','), one.sure]);
  };
  assert.deepEqual(read('architecture', 'amd64, arm64'), [
    ['amd64', 'x86_64', true],
    ['arm64', 'aarch64', true],
  ]);
  assert.deepEqual(read('architecture', 'X86_64'), [['X86_64', 'x86_64', true]]);
  assert.deepEqual(read('architecture', '"x86_64;AArch64"'), [['x86_64;AArch64', 'x86_64,aarch64', true]]);
  assert.deepEqual(read('architecture', 'x86_64，aarch64'), [['x86_64，aarch64', 'x86_64,aarch64', true]]);
  assert.deepEqual(read('architecture', 's390x'), [['s390x', undefined, false]]);
  assert.deepEqual(read('scenes', 'CCE UCS'), [['CCE UCS', 'CCE,UCS', true]]);
  assert.deepEqual(read('scenes', 'CCE,IEF'), [['IEF', undefined, false]]);
  assert.deepEqual(read('categories', 'AI/Machine Learning'), []);
  assert.deepEqual(read('categories', 'AI'), [['AI', 'AI/Machine Learning', false]]);
  assert.deepEqual(read('categories', 'big-data'), [['big-data', 'Big Data', true]]);
  assert.deepEqual(read('categories', 'Streaming and Messaging'), [
    ['Streaming and Messaging', 'Streaming & Messaging', true],
  ]);
  assert.deepEqual(read('categories', '数据库'), [['数据库', 'Database', true]]);
  assert.deepEqual(read('categories', 'Database;Monitoring'), [
    ['Database;Monitoring', 'Database,Monitoring', true],
  ]);
  assert.deepEqual(read('categories', 'Gaming'), [['Gaming', undefined, false]]);
});

test('a category that nobody knows becomes Others', async () => {
  await checkFix(
    `${bare}annotations:\n  categories: Gaming\n`,
    `${bare}annotations:\n  categories: Others\n`,
    {
      only: ['chart/invalid-category'],
    },
  );
});

test('a list of other things than words is not joined', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
annotations:
  changes:
# ^^^^^^^ error chart/invalid-annotation-type: An annotation is one text, not a list…
    - kind: added
`,
    { only: ['chart/invalid-annotation-type'] },
  );
});

test('dependencies: folders, archives that were and were not read, requirements.yaml of old charts, aliases', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
apiVersion: v1
name: etcd
#- package/etcd/requirements.yaml
dependencies:
  - name: folder
    alias: other
  - name: packed
  - name: unread-chart
  - name: missing
#         ^^^^^^^ warning chart/missing-dependency: "missing" is not in charts/…
#- package/etcd/charts/any/Chart.yaml
name: folder
#- package/etcd/charts/packed-1.0.0.tgz!/any/Chart.yaml
name: packed
#- package/etcd/charts/unread-chart-1.2.3.tgz
#- package/etcd/charts/any/charts/missing/Chart.yaml
name: missing
`,
    { only: ['chart/missing-dependency'] },
  );
});

test('kubeVersion: ranges that clusters of 1.15 and later are in', async () => {
  const reported = async (range: string) =>
    checkPackage(await packageOf(`${bare}kubeVersion: "${range}"\n`)).some(
      ({ code }) => code === 'chart/outdated-kube-version',
    );
  for (const range of [
    '>=1.14.0-0',
    '^1.8.0-0',
    '*',
    '1.20.7',
    '>= 1.16 < 1.17',
    '<1.15 || 1.28.x',
    'nonsense',
    '>2',
  ]) {
    assert.equal(await reported(range), false, range);
  }
  for (const range of ['<1.15', '1.14.x', '>=1.10 <1.14.0', '~1.13.2'])
    assert.equal(await reported(range), true, range);
});

test('an umbrella chart and a library need neither templates nor values', async () => {
  await checkProblems('#- package/u/Chart.yaml\nname: u\n#- package/u/charts/a/Chart.yaml\nname: a\n', {
    only: ['chart/missing-values', 'chart/missing-templates'],
  });
  await checkProblems('#- package/u/Chart.yaml\ntype: library\n#- package/u/templates/_a.tpl\n', {
    only: ['chart/missing-values', 'chart/missing-templates'],
  });
});

test('a packed chart is checked, but there is nothing to repair in it', async () => {
  const problems = checkPackage(
    await packageOf(
      '#- package/e-1.0.0.tgz\n#- package/e-1.0.0.tgz!/e/Chart.yaml\nname: my_e\nversion: v1\n',
    ),
  ).filter(({ code }) => only.includes(code));
  assert.ok(problems.length > 3);
  assert.deepEqual(
    problems.flatMap(({ fixes }) => fixes ?? []),
    [],
  );
});
