import { test } from 'node:test';
import { checkAccepted, checkCompletion } from '../../support/features';

const chart = `
#- package/etcd/Chart.yaml
apiVersion: v2
name: etcd
#- package/etcd/values.yaml
image:
  registry: docker.io
  repository: bitnami/etcd
  tag: 3.5.0
persistence:
  size: 8Gi
metrics:
  enabled: false
  image:
    repository: bitnami/exporter
#- images/etcd-arm64.tar {"tags":["etcd:3.5.0"],"architecture":"arm64"}
#- images/etcd-amd64.tar {"tags":["etcd:3.5.0"],"architecture":"amd64"}
#- images/mapping.yaml
`;

const operator = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"kind": "EtcdCluster", "spec": {"repository": "quay.io/etcd"}}]'
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                initContainers:
                  - name: setup
                    image: busybox
                containers:
                  - name: manager
                    image: quay.io/etcd-operator
                    env:
                      - name: RELATED_IMAGE
                        value: quay.io/etcd
                      - name: DEBUG
#- images/mapping.yaml
`;

const item = 'instance:\n  - image: etcd\n    tag: 3.5.0\n';

test('keys: required ones first, only those that are not there, none of other kinds of package', async () => {
  await checkCompletion(`${chart}$0`, ' | instance');
  await checkCompletion(`${chart}instance:\n  - $0`, 'image, tag, address, package');
  await checkCompletion(`${chart}${item}    $0`, 'address, package');
  await checkCompletion(`${operator}instance:\n  - image: a\n    $0`, 'tag, address, package, kind');
});

test('keys: a list not indented below its key', async () => {
  await checkCompletion(`${chart}instance:\n- image: etcd\n  $0\n  tag: 1`, 'address, package');
});

test('keys: a half-typed key is replaced as a whole, and a key with its colon is replaced alone', async () => {
  await checkCompletion(`${chart}${item}    ad$0dr`, 'addr | address, package');
  await checkAccepted(`${chart}${item}    ad$0: {}`, 'address', `${item}    address: {}\n`);
});

test('keys: flow style', async () => {
  await checkCompletion(`${chart}instance:\n  - { image: etcd, ta$0 }`, 'ta | tag, address, package');
  await checkAccepted(
    `${chart}instance:\n  - { image: etcd, ad$0 }`,
    'address',
    'instance:\n  - { image: etcd, address:  }',
  );
  await checkCompletion(`${chart}instance:\n  - { address: { tag: image.t$0 } }`, 'image.t | image.tag, ...');
});

test('keys come with everything that is required below them', async () => {
  await checkAccepted(
    `${chart}$0`,
    'instance',
    'instance:\n  - image: \n    tag: \n    address:\n      \n    package:\n      \n',
  );
  await checkAccepted(`${chart}${item}    $0`, 'package', `${item}    package:\n      \n`);
});

test('an element of a list is offered where one may follow', async () => {
  await checkAccepted(
    `${chart}${item}  $0`,
    '- image',
    `${item}  - image:\n    tag:\n    address:\n\n    package:\n`,
  );
  await checkCompletion(`${chart}instance:\n$0`, '- image');
  await checkCompletion(`${operator}instance:\n$0`, '- image, lifecycle');
});

test('architectures that are not there yet', async () => {
  await checkCompletion(`${chart}${item}    package:\n      x86_64: a.tar\n      $0`, 'aarch64');
});

const address = `${item}    address:\n`;

test('values paths: what looks like an image first, the next segment of all others', async () => {
  await checkCompletion(
    `${chart}${address}      repository: $0`,
    ' | image.repository, metrics.image.repository, image.registry, image.tag, ...',
  );
});

test('values paths: below what is typed, and the whole value is replaced', async () => {
  await checkCompletion(
    `${chart}${address}      tag: image.r$0eg`,
    'image.reg | image.tag, image.registry, image.repository',
  );
  await checkCompletion(
    `${chart}${address}      tag: metrics.$0`,
    'metrics. | metrics.image.repository, metrics.image., metrics.enabled',
  );
});

test('values paths: a map is a step on the way', async () => {
  await checkAccepted(`${chart}${address}      tag: $0`, 'metrics.', `${address}      tag: metrics.\n`);
  await checkAccepted(
    `${chart}${address}      tag: metrics.$0 # c`,
    'metrics.image.',
    `${address}      tag: metrics.image. # c\n`,
  );
});

test('a value right behind the colon gets its space', async () => {
  await checkAccepted(`${chart}${address}      tag:$0`, 'image.tag', `${address}      tag: image.tag\n`);
});

test('tar files: those of the architecture first', async () => {
  await checkCompletion(`${chart}${item}    package:\n      aarch64: $0`, 'etcd-arm64.tar, etcd-amd64.tar');
  await checkCompletion(`${chart}${item}    package:\n      x86_64: "$0"`, 'etcd-amd64.tar, etcd-arm64.tar');
});

test('operator: kinds, deployments, containers by their type, variables, paths in the custom resource', async () => {
  await checkCompletion(`${operator}instance:\n  - kind: $0`, 'EtcdCluster');
  await checkCompletion(
    `${operator}instance:\n  - kind: EtcdCluster\n    address:\n      repository: spec.$0`,
    'spec.repository',
  );
  await checkCompletion(`${operator}lifecycle:\n  - deployment: $0`, 'etcd-operator');
  const container = 'lifecycle:\n  - deployment: etcd-operator\n    containers:\n      - ';
  await checkCompletion(`${operator}${container}type: $0`, 'initContainer, container, ephemeralContainer');
  await checkCompletion(`${operator}${container}type: initContainer\n        name: $0`, 'setup');
  await checkCompletion(`${operator}${container}type: container\n        name: $0`, 'manager');
  await checkCompletion(
    `${operator}${container}type: container\n        name: manager\n        env:\n          - name: $0`,
    'RELATED_IMAGE, DEBUG',
  );
});

const metadata = (text: string) => `
#- package/etcd/values.yaml
a: 1
#- package/etcd/Chart.yaml
name: etcd
${text}`;

test('Chart.yaml: annotations, their values, and lists with commas', async () => {
  await checkCompletion(
    metadata('annotations:\n  $0'),
    'source, categories, architecture, scenes, devices, industries',
  );
  await checkCompletion(metadata('annotations:\n  source: $0'), 'ISV, OpenSource, HuaweiProvided');
  await checkCompletion(metadata('annotations:\n  scenes: "CCE,$0"'), ' | UCS');
  await checkCompletion(metadata('annotations:\n  architecture: x8$0, aarch64'), 'x8 | x86_64');
  await checkCompletion(metadata('apiVersion: $0'), 'v1, v2');
});

test('oscpkg.yaml: rule codes and their levels', async () => {
  const settings = (text: string) => `${chart}#- oscpkg.yaml\n${text}`;
  await checkCompletion(settings('helmVersion: $0'), '3.5.4, 3.17.3');
  await checkCompletion(settings('rules:\n  mapping/unknown-key: $0'), 'off, information, warning, error');
  await checkAccepted(settings('rules:\n  map$0'), 'mapping/unknown-key', 'rules:\n  mapping/unknown-key: ');
});

test('comments: directives and rule codes that are not listed yet', async () => {
  await checkCompletion(`${chart}# osc$0`, 'osc | oscpkg-disable-next-line, oscpkg-disable-file');
  await checkAccepted(
    `${chart}# oscpkg-disable-next-line mapping/unk$0`,
    'mapping/unknown-key',
    '# oscpkg-disable-next-line mapping/unknown-key',
  );
});

test('line breaks are those of the file', async () => {
  await checkAccepted(
    `${chart}# c\r\n$0`,
    'instance',
    '# c\r\ninstance:\r\n  - image:\r\n    tag:\r\n    address:\r\n\r\n    package:\r\n',
  );
});
