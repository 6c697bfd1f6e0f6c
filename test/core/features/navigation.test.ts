import { test } from 'node:test';
import { checkDefinition, checkReferences } from '../../support/features';
import { helm, operator } from './packages';

const values = 'package/etcd/values.yaml';
const csv = 'package/etcd/etcd.clusterserviceversion.yaml';
const entry = `#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
`;

test('each step of a path leads to its key', async () => {
  await checkDefinition(`${helm}${entry}      repository: image.repo$0sitory`, `${values}:3 repository`);
  await checkDefinition(`${helm}${entry}      repository: im$0age.repository`, `${values}:1 image`);
  await checkDefinition(`${helm}${entry}      repository: "image.repository$0"`, `${values}:3 repository`);
  await checkDefinition(`${helm}${entry}      repository: image.nothi$0ng`, '');
});

test('a tar name leads to the file', async () => {
  await checkDefinition(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar`,
    'images/etcd-amd64.tar',
  );
});

test('operator: names lead into the ClusterServiceVersion, paths into the JSON of alm-examples', async () => {
  const lifecycle = (deployment: string, container: string) => `${operator}#- images/mapping.yaml
lifecycle:
  - deployment: ${deployment}
    containers:
      - type: container
        name: ${container}
`;
  await checkDefinition(lifecycle('etcd$0-operator', 'manager'), `${csv}:10 etcd-operator`);
  await checkDefinition(lifecycle('etcd-operator', 'man$0ager'), `${csv}:15 manager`);
  const instance = entry.replace('image: etcd', 'kind: EtcdCluster');
  await checkDefinition(`${operator}${instance}      repository: spec.repo$0sitory`, `${csv}:5 "repository"`);
});

test('a key leads to the lines of mapping.yaml that name it, paths through it included', async () => {
  const mapping = `${entry}      repository: image.repository\n      tag: image.tag\n`;
  const template = 'package/etcd/templates/deployment.yaml';
  const inMapping = ['images/mapping.yaml:5 image', 'images/mapping.yaml:6 image'];
  const inTemplates = ['1', '1', '1', '2'].map((line) => `${template}:${line} image`);
  const expected = [`${values}:1 image`, ...inMapping, ...inTemplates];
  await checkReferences(`${helm.replace('image:\n', 'im$0age:\n')}${mapping}`, expected);
  await checkReferences(`${helm}${mapping.replace('image.tag', 'im$0age.tag')}`, expected);
});

test('a key that nothing names leads nowhere', async () => {
  await checkDefinition(helm.replace('tag: 3', 't$0ag: 3'), '');
});

test('a tar name leads to all entries that use it', async () => {
  await checkReferences(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar\n      aarch64: etcd-amd64.tar\n`,
    ['images/mapping.yaml:6 etcd-amd64.tar', 'images/mapping.yaml:7 etcd-amd64.tar'],
  );
});
