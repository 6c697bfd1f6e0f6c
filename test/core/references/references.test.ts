import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesIn, resolveReference, resolvers } from '../../../server/src/core/references/references';
import { packageOf } from '../../support/fixture';

const chart = `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image:
  registry: docker.io
  repository: bitnami/etcd
metrics:
  image.tag: "1"
sidecars:
  - image: a:1
#- package/etcd/charts/redis/values.yaml
image: redis:6
#- images/etcd-amd64.tar {"tags":["etcd:3.5.0"],"architecture":"amd64"}
#- images/etcd-arm64.tar {"tags":["etcd:3.5.0"],"architecture":"arm64"}
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
`;

/** Resolves one address path against the chart above. */
async function resolveAddress(path: string) {
  const pkg = await packageOf(`${chart}      repository: ${path}\n`);
  const reference = referencesIn(pkg).find(({ kind }) => kind === 'address-path');
  assert.ok(reference);
  return { pkg, result: resolveReference(pkg, reference) };
}

test('an address path leads to the key in values.yaml', async () => {
  const { pkg, result } = await resolveAddress('image.repository');
  assert.equal(result.state, 'resolved');
  if (result.state !== 'resolved') return;
  const { file, span } = result.targets[0].at;
  assert.equal(pkg.files.get(file)?.text.slice(span?.start, span?.end), 'repository');
});

for (const [path, oddity] of [
  ['metrics.image.tag', 'dotted-key'],
  ['sidecars[0].image', 'list-index'],
  ['sidecars.0.image', 'list-index'],
  ['redis.image', 'subchart-default'],
] as const) {
  test(`an address path that no document describes is followed and named: ${path}`, async () => {
    const { result } = await resolveAddress(path);
    assert.equal(result.state === 'resolved' && result.oddity, oddity);
  });
}

test('an address path that leads nowhere says how far it leads and what was meant', async () => {
  const { result } = await resolveAddress('image.repositry');
  assert.deepEqual(result, { state: 'unresolved', known: 5, suggestions: ['image.repository'] });
});

test('image archives are offered by architecture', async () => {
  const pkg = await packageOf(
    `${chart}      repository: image.repository\n    package:\n      aarch64: x.tar\n`,
  );
  const reference = referencesIn(pkg).find(({ kind }) => kind === 'image-archive');
  assert.ok(reference);
  const [first] = [...resolvers['image-archive'].candidates(pkg, reference)].sort((a, b) => a.rank - b.rank);
  assert.equal(first?.text, 'etcd-arm64.tar');
});
