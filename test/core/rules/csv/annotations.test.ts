import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { checkFix, checkProblems } from '../../../support/check';
import { fixAll } from '../../../support/fix-all';
import { loadFixture, readFixture } from '../../../support/fixture';

const path = 'package/etcd/etcd.clusterserviceversion.yaml';
const csv = (metadata: string, spec = 'spec:\n  displayName: etcd\n'): string =>
  `\n#- ${path}\nkind: ClusterServiceVersion\n${metadata}${spec}`;
const only = ['csv/missing-annotation'];

const rest = `    source: ISV
    architecture: x86_64
    scenes: CCE
    description: Runs etcd clusters
`;

test('without annotations each mandatory one is missed once, and the repairs add them all', async () => {
  const fixture = readFixture(csv('metadata:\n  name: etcd.v1.0.0\n'));
  const problems = checkPackage(await loadFixture(fixture)).filter(({ code }) => only.includes(code));
  assert.equal(problems.length, 6);
  const texts = problems.map(({ at }) => fixture.files.get(path)?.slice(at.span?.start, at.span?.end));
  assert.deepEqual([...new Set(texts)], ['metadata']);
  const repaired = await fixAll(fixture);
  assert.deepEqual(
    repaired.problems.filter(({ code }) => only.includes(code)),
    [],
  );
  assert.match(repaired.fixture.files.get(path) ?? '', /^ {4}source: ISV$/m);
});

test('"category" is renamed to "categories", not doubled', async () => {
  const annotated = (key: string) =>
    csv(`metadata:\n  annotations:\n    alm-examples: '[]'\n    ${key}: Database\n${rest}`);
  await checkFix(annotated('category'), annotated('categories'), { only });
});

test('"alm-example" is renamed to "alm-examples"', async () => {
  const annotated = (key: string) =>
    csv(`metadata:\n  annotations:\n    categories: Database\n    ${key}: '[]'\n${rest}`);
  await checkFix(annotated('alm-example'), annotated('alm-examples'), { only });
});

test('an annotation without value gets one at its place', async () => {
  const annotated = (scenes: string) =>
    csv(
      `metadata:\n  annotations:\n    alm-examples: '[]'\n    categories: Database\n    scenes:${scenes} # where\n${rest.replace('    scenes: CCE\n', '')}`,
    );
  await checkFix(annotated(''), annotated(' CCE'), { only });
});

test('missing examples are made of the APIs that the operator owns', async () => {
  const owned = `spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.example.com
        kind: EtcdCluster
        version: v1beta2
`;
  const before = csv(`metadata:\n  annotations:\n    categories: Database\n${rest}`, owned);
  const examples = `    alm-examples: |-
      [
        {
          "apiVersion": "etcd.example.com/v1beta2",
          "kind": "EtcdCluster",
          "metadata": {
            "name": "example-etcdcluster"
          },
          "spec": {}
        }
      ]
`;
  await checkFix(
    before,
    csv(`metadata:\n  annotations:\n${examples}    categories: Database\n${rest}`, owned),
    { only },
  );
});

test('a missing description is the first sentence of the operator’s own, without Markdown', async () => {
  const spec = `spec:
  description: |
    ## About
    **etcd** is a [key value store](https://etcd.io). It is fast.
`;
  const before = csv(
    `metadata:\n  annotations:\n    alm-examples: '[]'\n    categories: Database\n${rest.replace(/ +description.*\n/, '')}`,
    spec,
  );
  const after = csv(
    `metadata:\n  annotations:\n    alm-examples: '[]'\n    categories: Database\n${rest.replace('Runs etcd clusters', '"etcd is a key value store."')}`,
    spec,
  );
  await checkFix(before, after, { only });
});

test('the architectures are those of the tars that mapping.yaml names', async () => {
  const annotations = `metadata:\n  annotations:\n    alm-examples: '[]'\n    categories: Database\n${rest}`;
  const mapping = '#- images/mapping.yaml\ninstance:\n  - image: a\n    package:\n      aarch64: a.tar\n';
  await checkFix(
    csv(annotations.replace(/ +architecture.*\n/, '')) + mapping,
    csv(
      annotations
        .replace(/ +architecture.*\n/, '')
        .replace('    scenes', '    architecture: aarch64\n    scenes'),
    ) + mapping,
    { only },
  );
});

test('nothing is said about what is missing while the text is broken', async () => {
  await checkProblems(csv('metadata:\n  annotations:\n   a: 1\n    b: 2\n'), { only });
});

test('a YAML list of examples becomes JSON in a block', async () => {
  const before = csv(`metadata:
  annotations:
    alm-examples:
      - kind: EtcdCluster
        spec: {size: 3, on: "yes"}
`);
  const after = csv(`metadata:
  annotations:
    alm-examples: |-
      [
        {
          "kind": "EtcdCluster",
          "spec": {
            "size": 3,
            "on": "yes"
          }
        }
      ]
`);
  await checkFix(before, after, { only: ['csv/invalid-annotation-type'] });
});

test('numbers and booleans are unquoted too; quoted ones and words are not', async () => {
  await checkProblems(
    csv(`metadata:
  annotations:
    certified: false
#              ^^^^^ warning csv/unquoted-annotation
    support: "true"
    olm.skipRange: '1.0'
    createdAt: 2021-02-22:17:47:00
    repository: 1.0
#               ^^^ warning csv/unquoted-annotation
`),
    { only: ['csv/unquoted-annotation'] },
  );
});

test('a name among the annotations is fine when the operator has its own', async () => {
  await checkProblems(csv('metadata:\n  annotations:\n    name: x\n  name: etcd.v1\n'), {
    only: ['csv/misplaced-name'],
  });
});

test('what stands in an archive is reported without repairs', async () => {
  const packed = csv(`metadata:\n  name: etcd.v1.0.0\n`).replace(
    `#- ${path}`,
    '#- package/etcd-1.0.0.zip\n#- package/etcd-1.0.0.zip!/etcd.clusterserviceversion.yaml',
  );
  const { problems, fixture } = await fixAll(readFixture(packed));
  assert.equal(problems.filter(({ code }) => code === 'csv/missing-annotation').length, 6);
  assert.deepEqual(fixture.files, readFixture(packed).files);
});
