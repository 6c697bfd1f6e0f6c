import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageOf } from '../../support/fixture';

const csv = (name: string) => `
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  name: ${name}
`;
const manifest = `
packageName: etcd
defaultChannel: stable
channels:
  - name: alpha
    currentCSV: etcdoperator.v0.10.0
  - name: stable
    currentCSV: etcdoperator.v0.9.4
`;

for (const [what, folder, root] of [
  ['in a folder of package/', 'package/etcd', 'package/etcd'],
  ['in package/ itself', 'package', 'package'],
  ['in a zip', 'package/etcd-0.9.4.zip!', 'package/etcd-0.9.4.zip!'],
  ['in a folder of a zip', 'package/etcd-0.9.4.zip!/etcd', 'package/etcd-0.9.4.zip!/etcd'],
] as const) {
  const archive = folder.includes('!') ? '#- package/etcd-0.9.4.zip\n' : '';

  test(`a package manifest ${what}: the channel's version counts, not the newest`, async () => {
    const { operator, deployments } = await packageOf(`
${archive}#- ${folder}/etcd.package.yaml${manifest}
#- ${folder}/0.9.4/etcd.v0.9.4.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
#- ${folder}/0.10.0/etcd.v0.10.0.clusterserviceversion.yaml${csv('etcdoperator.v0.10.0')}
#- ${folder}/0.9.4/etcdclusters.crd.yaml
kind: CustomResourceDefinition
`);
    assert.equal(deployments.length, 1);
    assert.equal(operator?.layout, 'package-manifest');
    assert.equal(operator?.root, root);
    assert.equal(operator?.packageName, 'etcd');
    assert.equal(operator?.csv?.name, 'etcdoperator.v0.9.4');
    assert.equal(operator?.files.size, 4);
  });

  test(`a bundle ${what}`, async () => {
    const { operator, deployments } = await packageOf(`
${archive}#- ${folder}/manifests/etcd.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
#- ${folder}/metadata/annotations.yaml
annotations:
  operators.operatorframework.io.bundle.package.v1: etcd
`);
    assert.equal(deployments.length, 1);
    assert.equal(operator?.layout, 'bundle');
    assert.equal(operator?.root, root);
    assert.equal(operator?.packageName, 'etcd');
  });

  test(`flat files ${what}`, async () => {
    const { operator, deployments } = await packageOf(`
${archive}#- ${folder}/etcd.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
#- ${folder}/crd.yaml
kind: CustomResourceDefinition
`);
    assert.equal(deployments.length, 1);
    assert.equal(operator?.layout, 'flat');
    assert.equal(operator?.files.size, 2);
    assert.equal(operator?.packageName, undefined);
  });
}

test('without a manifest the newest version counts, by numbers', async () => {
  const { operator } = await packageOf(`
#- package/etcd/0.9.4/a.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
#- package/etcd/0.10.0/a.clusterserviceversion.yaml${csv('etcdoperator.v0.10.0')}
`);
  assert.equal(operator?.csv?.name, 'etcdoperator.v0.10.0');
});

test('a ClusterServiceVersion under another name makes an operator all the same', async () => {
  const { deployment, operator } = await packageOf(`
#- package/etcd/csv.yaml${csv('etcdoperator.v0.9.4')}
`);
  assert.equal(deployment?.kind, 'operator');
  assert.equal(operator?.csv?.name, 'etcdoperator.v0.9.4');
});

test('a chart and an operator in one archive are both seen', async () => {
  const { deployments } = await packageOf(`
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/etcd.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
`);
  assert.deepEqual(deployments[0]?.kinds, ['helm', 'operator']);
});

test('an edit of another file keeps what was read of the ClusterServiceVersion', async () => {
  const { withText } = await import('../../../server/src/core/package/service-package');
  const before = await packageOf(`
#- package/etcd/etcd.clusterserviceversion.yaml${csv('etcdoperator.v0.9.4')}
#- package/etcd/crd.yaml
kind: CustomResourceDefinition
#- images/mapping.yaml
instance: []
`);
  assert.equal(withText(before, 'images/mapping.yaml', 'instance:\n', '2').operator, before.operator);
  const after = withText(before, 'package/etcd/crd.yaml', 'kind: X\n', '2');
  assert.notEqual(after.operator, before.operator);
  assert.equal(after.operator?.csv, before.operator?.csv);
});
