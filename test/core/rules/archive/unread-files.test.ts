import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryTree } from '../../../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../../../server/src/core/package/load';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { packageOf } from '../../../support/fixture';

const filler = 'a: b # a line that makes the file large\n'.repeat(150_000);
const chart: Readonly<Record<string, string>> = {
  'Chart.yaml': 'apiVersion: v2\nname: etcd\nversion: 1.0.0\n',
  'values.yaml': 'image:\n  repository: example/etcd\n  tag: "1.0.0"\n',
  'templates/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: {name: etcd}\nspec:\n  imagePullSecrets: [{name: default-secret}]\n  containers:\n    - name: etcd\n' +
    '      image: {{ .Values.image.repository }}:{{ .Values.image.tag }}\n',
};
const mapping = `image:
  - image: etcd
    tag: "1.0.0"
    package: etcd-1.0.0.tar
instance:
  - image: etcd
    address:
      repository: image.repository
      tag: image.tag
`;

for (const { large, version, expected } of [
  {
    large: 'values.yaml',
    version: '3.5.4',
    expected: ['information lint/failed-check', 'information mapping/unresolved-path'],
  },
  {
    large: 'values.yaml',
    version: '3.17.3',
    expected: [
      'error lint/failed-check',
      'information lint/failed-check',
      'information mapping/unresolved-path',
    ],
  },
  { large: 'templates/pod.yaml', version: '3.5.4', expected: ['information lint/failed-check'] },
  { large: 'files/data.txt', version: '3.5.4', expected: [] },
  { large: 'files/data.txt', version: '3.17.3', expected: ['error lint/failed-check'] },
]) {
  test(`a ${large} too large to be read, Helm ${version}: said once, and nothing is concluded from it`, async () => {
    const files = new Map(
      Object.entries({ ...chart, [large]: `${chart[large] ?? ''}${filler}` }).map(([name, content]) => [
        `package/etcd/${name}`,
        content,
      ]),
    );
    files.set('images/mapping.yaml', mapping).set('oscpkg.yaml', `helmVersion: ${version}\n`);
    const ports = { unpack: async () => ({ files: new Map(), defects: [] }) };
    const pkg = await loadServicePackage(new MemoryTree(files), ports, { name: 'etcd' });
    const found = checkPackage(pkg)
      .filter(({ code }) => /^(?:lint|mapping\/unresolved|mapping\/unused|template|values)/.test(code))
      .map(({ severity, code }) => `${severity} ${code}`);
    assert.deepEqual([...new Set(found)].sort(), expected);
  });
}

const operator = `
#- package/etcd/0.1.0/etcd.v0.1.0.clusterserviceversion.yaml
kind: ClusterServiceVersion
#- images/mapping.yaml
lifecycle:
  - deployment: etcd
    containers:
      - name: etcd
        image: etcd
instance:
  - kind: EtcdCluster
    image: etcd
    address:
      repository: spec.repository
`;

test('an operator whose ClusterServiceVersion is too large: said once, and nothing is called missing', async () => {
  const large = operator.replace('version.yaml', 'version.yaml {"size":6291456}');
  const problems = checkPackage(await packageOf(large));
  const about = ({ code }: { code: string }) => /^(?:csv|package\/unread|mapping\/unresolved)/.test(code);
  assert.deepEqual(
    problems.filter(about).map(({ severity, code }) => `${severity} ${code}`),
    ['information mapping/unresolved-path', 'information package/unread-file'],
  );
});

test('each file that describes a service and is too large is told of', async () => {
  const definition = 'package/etcd/0.1.0/etcdclusters.crd.yaml';
  const owned = `
  customresourcedefinitions:
    owned: [{name: etcdclusters.example.com, kind: EtcdCluster, version: v1}]`;
  for (const source of [
    operator.replace('mapping.yaml', 'mapping.yaml {"size":6291456}'),
    `${operator}#- oscpkg.yaml {"size":6291456}\n`,
    `${operator.replace('Version\n', `Version\nspec:${owned}\n`)}#- ${definition} {"size":6291456}\n`,
    '#- package/redis/metadata.yaml {"size":6291456}\nname: redis\n',
  ]) {
    const codes = checkPackage(await packageOf(source)).map(({ code }) => code);
    assert.equal(codes.filter((code) => code === 'package/unread-file').length, 1, source);
    assert.ok(!codes.some((code) => /missing-crd|metadata\/|osc\//.test(code)), `${codes}`);
  }
});
