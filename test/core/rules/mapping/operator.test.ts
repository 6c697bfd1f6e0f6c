import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const csv = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {"kind": "EtcdCluster", "spec": {"image": "quay.io/coreos/etcd:v3.5.0"}},
        {"kind": "EtcdBackup", "spec": {"repository": "quay.io/coreos/backup", "tag": "v1"}}
      ]
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                initContainers:
                  - name: prepare
                    image: busybox:1.36
                containers:
                  - name: manager
                    image: quay.io/coreos/etcd-operator:v0.9.4
                    env:
                      - name: RELATED_IMAGE_ETCD
                        value: quay.io/coreos/etcd:v3.5.0
`;
const tars = '#- images/etcd.tar {"tags":["etcd:v3.5.0"],"architecture":"amd64"}\n';
const mapping = (text: string) => `${csv}#- images/mapping.yaml\n${text}`;

const containers = (type: string, name: string) => `lifecycle:
  - deployment: etcd-operator
    containers:
      - type: ${type}
        name: ${name}
`;

test('a container of another type: the type is repaired', async () => {
  await checkFix(
    mapping(containers('container', 'prepare')),
    mapping(containers('initContainer', 'prepare')),
    {
      only: ['mapping/unresolved-container'],
    },
  );
});

test('below a wrong deployment nothing is said about containers and variables', async () => {
  await checkProblems(
    mapping(`lifecycle:
  - deployment: other
#               ^^^^^ error mapping/unresolved-deployment: the ClusterServiceVersion has no deployment "other"
    containers:
      - type: container
        name: nobody
        env:
          - name: NOTHING
`),
    { only: ['mapping/unresolved-deployment', 'mapping/unresolved-container', 'mapping/unresolved-env'] },
  );
});

test('of several kinds the one is inserted in which the paths lead somewhere', async () => {
  const element = (kind: string) => `instance:
  - ${kind}image: backup
    address:
      repository: spec.repository
`;
  await checkFix(mapping(element('')), mapping(element('kind: EtcdBackup\n    ')), {
    only: ['mapping/missing-kind'],
  });
});

test('a kind without value is missing too', async () => {
  const element = (kind: string) => `instance:
  - kind:${kind}
    image: etcd
    address:
      fullAddress: spec.image
`;
  await checkFix(mapping(element('')), mapping(element(' EtcdCluster')), { only: ['mapping/missing-kind'] });
});

test('a chart needs no kind, and nothing of an operator', async () => {
  const chart = `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: a:1
${tars}#- images/mapping.yaml
instance:
  - image: etcd
    address:
      fullAddress: image
`;
  const only = ['missing-kind', 'unresolved-kind', 'missing-container', 'missing-env', 'missing-instance'];
  await checkProblems(chart, { only: only.map((name) => `mapping/${name}`) });
});

test('what is missing is said at the nearest key, and added there', async () => {
  const only = ['mapping/missing-container', 'mapping/missing-env', 'mapping/missing-instance'];
  await checkProblems(
    `${mapping(`lifecycle:
  - deployment: etcd-operator
    containers:
#   ^^^^^^^^^^ warning mapping/missing-container: the image of container "prepare" is not replaced: busybox:1.36
      - type: container
        name: manager
#       ^^^^ warning mapping/missing-env: the image in variable "RELATED_IMAGE_ETCD" is not replaced: quay.io/coreos/etcd:v3.5.0
        image: etcd-operator
instance:
#^^^^^^^ warning mapping/missing-instance: "spec.repository" of EtcdBackup is not replaced: quay.io/coreos/backup:v1
  - kind: EtcdCluster
    image: etcd
    address:
      fullAddress: spec.image
`)}${tars}`,
    { only },
  );
});

test('without shipped images everything may be pulled from where it is', async () => {
  await checkProblems(mapping('lifecycle: []\ninstance: []\n'), {
    only: ['mapping/missing-container', 'mapping/missing-env', 'mapping/missing-instance'],
  });
});

test('an element for an empty list', async () => {
  const before = `${mapping('instance: [] # ours\nlifecycle:\n')}${tars}`;
  const after = `${mapping(`instance: # ours
  - kind: EtcdCluster
    image: etcd
    tag: v3.5.0
    address:
      fullAddress: spec.image
    package:
      x86_64: etcd.tar
lifecycle:
`)}${tars}`;
  await checkFix(before, after, { only: ['mapping/missing-instance'] });
});

test('the same variable twice', async () => {
  await checkProblems(
    mapping(`${containers('container', 'manager')}        env:
          - name: RELATED_IMAGE_ETCD
          - name: RELATED_IMAGE_ETCD
#                 ^^^^^^^^^^^^^^^^^^ error mapping/duplicate-container: "RELATED_IMAGE_ETCD" has an element above
`),
    { only: ['mapping/duplicate-container'] },
  );
});

test('"address" of a container is reported once', async () => {
  await checkProblems(
    mapping(`${containers('container', 'manager')}        address:
#       ^^^^^^^ warning mapping/unused-address
          fullAddress: spec.image
`),
    { only: ['mapping/unused-address', 'mapping/unknown-key'] },
  );
});
