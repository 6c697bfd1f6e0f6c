import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryTree } from '../../../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../../../server/src/core/package/load';
import { checkPackage } from '../../../../server/src/core/rules/check';

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
