import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatorImages } from '../../../server/src/core/images/operator-images';
import { inferOperatorMapping } from '../../../server/src/core/images/operator-mapping';
import { writeOperatorMapping } from '../../../server/src/core/images/operator-mapping-text';
import { operatorPreview } from '../../../server/src/core/images/operator-preview';
import { show } from '../../../server/src/core/text/message';
import { packageOf } from '../../support/fixture';

const digest = `sha256:${'66a37fd6'.repeat(8)}`;
const platform = { registry: 'swr.cn-east-3.myhuaweicloud.com', organization: 'acme' };

const operator = `
#- package/etcd/config.yaml
kind: ConfigMap
metadata:
  name: settings
data:
  sidecar: quay.io/coreos/sidecar:v1.0.0
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    architecture: x86_64,aarch64
    containerImage: quay.io/coreos/etcd-operator:v0.9.4
    alm-examples: |-
      [
        {
          "kind": "EtcdCluster",
          "metadata": { "name": "example" },
          "spec": {
            "cluster": { "registry": "quay.io", "repo": "coreos/etcd", "tag": "v3.5.0" },
            "backup": { "image": { "repository": "coreos/etcd-backup", "tag": "v0.9.4" } },
            "imagePullPolicy": "Always",
            "exporters": [{ "image": "quay.io/coreos/exporter:v1.2.0" }]
          }
        },
        { "kind": "EtcdRestore", "metadata": { "name": "restore" }, "spec": { "image": "quay.io/coreos/etcd-restore:v0.9.4" } }
      ]
spec:
  relatedImages:
    - name: etcd
      image: quay.io/coreos/etcd:v3.5.0
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                initContainers:
                  - name: prepare
                    image: 'busybox:1.36'
                containers:
                  - name: manager
                    image: quay.io/coreos/etcd-operator@${digest}
                    args: [--proxy=quay.io/coreos/proxy:v0.1.0]
                    env:
                      - name: RELATED_IMAGE_ETCD
                        value: quay.io/coreos/etcd:v3.5.0
                      - name: ALL_IMAGES
                        value: |
                          3.4=quay.io/coreos/etcd:v3.4.0
                          3.5=quay.io/coreos/etcd:v3.5.0
                      - name: IMAGE_PREFIX
                        value: quay.io/coreos
                      - name: LOG_LEVEL
                        value: info/debug:1
`;

const archives = `
#- images/operator-amd64.tar {"tags":["coreos/etcd-operator:v0.9.4"],"architecture":"amd64"}
#- images/operator-arm64.tar {"tags":["coreos/etcd-operator:v0.9.4"],"architecture":"arm64"}
#- images/etcd-v3.5.0-x86_64.tar
#- images/etcd-v3.5.0-aarch64.tar
#- images/busybox.tar {"tags":["docker.io/library/busybox:1.36"],"architecture":"amd64"}
`;

test('every place that names an image is found, with its workload', async () => {
  const pkg = await packageOf(operator);
  assert.ok(pkg.operator);
  assert.deepEqual(
    operatorImages(pkg.operator).map(({ kind, workload, container = '', reference }) =>
      [kind, workload, container, reference.replace(digest, 'DIGEST')].filter(Boolean).join(' '),
    ),
    [
      'container Deployment/etcd-operator prepare busybox:1.36',
      'container Deployment/etcd-operator manager quay.io/coreos/etcd-operator@DIGEST',
      'env Deployment/etcd-operator manager/RELATED_IMAGE_ETCD quay.io/coreos/etcd:v3.5.0',
      'env Deployment/etcd-operator manager/ALL_IMAGES quay.io/coreos/etcd:v3.4.0',
      'env Deployment/etcd-operator manager/ALL_IMAGES quay.io/coreos/etcd:v3.5.0',
      'env Deployment/etcd-operator manager/IMAGE_PREFIX quay.io/coreos',
      'argument Deployment/etcd-operator manager quay.io/coreos/proxy:v0.1.0',
      'custom-resource EtcdCluster/example quay.io/coreos/etcd:v3.5.0',
      'custom-resource EtcdCluster/example coreos/etcd-backup:v0.9.4',
      'custom-resource EtcdCluster/example quay.io/coreos/exporter:v1.2.0',
      'custom-resource EtcdRestore/restore quay.io/coreos/etcd-restore:v0.9.4',
      'annotation metadata.annotations.containerImage quay.io/coreos/etcd-operator:v0.9.4',
      'related spec.relatedImages quay.io/coreos/etcd:v3.5.0',
      'manifest ConfigMap/settings quay.io/coreos/sidecar:v1.0.0',
    ],
  );
});

test('a reference in a longer text is underlined alone', async () => {
  const pkg = await packageOf(operator);
  const texts = (pkg.operator ? operatorImages(pkg.operator) : []).map(({ at }) =>
    pkg.files.get(at.file)?.text.slice(at.span?.start, at.span?.end),
  );
  assert.ok(texts.includes('quay.io/coreos/proxy:v0.1.0'));
  assert.ok(texts.includes('quay.io/coreos/etcd:v3.4.0'));
});

test('a mapping is worked out of the operator and the tars; what is undecided is a comment', async () => {
  const pkg = await packageOf(operator + archives);
  const mapping = inferOperatorMapping(pkg);
  assert.equal(mapping && writeOperatorMapping(undefined, mapping, 'en'), expectedMapping);
});

test('applied, everything is pulled from the platform but what has a reason', async () => {
  const pkg = await packageOf(`${operator}${archives}#- images/mapping.yaml\n${expectedMapping}`);
  const uses = operatorPreview(pkg, platform)?.uses ?? [];
  assert.deepEqual(
    uses.map(({ before, after, replaced, reason }) =>
      replaced && !reason
        ? `${before.replace(digest, 'DIGEST')} -> ${after}`
        : `${before}: ${reason && show(reason, 'en')}`,
    ),
    [
      'busybox:1.36 -> swr.cn-east-3.myhuaweicloud.com/acme/busybox:1.36',
      'quay.io/coreos/etcd-operator@DIGEST -> swr.cn-east-3.myhuaweicloud.com/acme/etcd-operator:v0.9.4',
      'quay.io/coreos/etcd:v3.5.0 -> swr.cn-east-3.myhuaweicloud.com/acme/etcd:v3.5.0',
      'quay.io/coreos/etcd:v3.4.0: the variable holds more than one address; the platform writes one address in place of all of it',
      'quay.io/coreos/etcd:v3.5.0: the variable holds more than one address; the platform writes one address in place of all of it',
      'quay.io/coreos: it is only a part of an address; the platform writes whole addresses into variables',
      'quay.io/coreos/proxy:v0.1.0: it stands in an argument; the platform replaces only "image" and variables',
      'quay.io/coreos/etcd:v3.5.0 -> swr.cn-east-3.myhuaweicloud.com/acme/etcd:v3.5.0',
      'coreos/etcd-backup:v0.9.4 -> swr.cn-east-3.myhuaweicloud.com/acme/etcd-backup:v0.9.4',
      'quay.io/coreos/exporter:v1.2.0: it stands in a list or below a key with a dot, which no document describes for paths',
      'quay.io/coreos/etcd-restore:v0.9.4 -> swr.cn-east-3.myhuaweicloud.com/acme/etcd-restore:v0.9.4',
      'quay.io/coreos/etcd-operator:v0.9.4: it is only shown, never pulled',
      'quay.io/coreos/etcd:v3.5.0: it is read by catalogs only; what runs is named elsewhere',
      'quay.io/coreos/sidecar:v1.0.0: it stands outside of the ClusterServiceVersion, where the platform replaces nothing',
    ],
  );
});

test('the preview writes into YAML and into the JSON as each wants it', async () => {
  const pkg = await packageOf(`${operator}${archives}#- images/mapping.yaml\n${expectedMapping}`);
  const { text = '' } = operatorPreview(pkg, platform) ?? {};
  assert.match(text, / image: swr\.cn-east-3\.myhuaweicloud\.com\/acme\/busybox:1\.36\n/);
  assert.match(
    text,
    /"registry": "swr\.cn-east-3\.myhuaweicloud\.com", "repo": "acme\/etcd", "tag": "v3\.5\.0"/,
  );
});

test('what is mapped keeps its comments and its order; only what is missing is added', async () => {
  const kept = `# ours
instance:
  - kind: EtcdRestore # restores
    image: restore
    tag: v0.9.4
    address:
      fullAddress: spec.image
    package:
      x86_64: restore.tar
lifecycle:
  - deployment: etcd-operator
    containers:
      - type: container
        name: manager
        image: my-operator
        tag: v0.9.4
        package:
          x86_64: operator-amd64.tar # signed
`;
  const pkg = await packageOf(`${operator}${archives}#- images/mapping.yaml\n${kept}`);
  const mapping = inferOperatorMapping(pkg);
  const written = mapping ? writeOperatorMapping(pkg.mapping, mapping, 'zh-cn') : '';
  assert.ok(written.startsWith(kept.slice(0, kept.indexOf('lifecycle:'))));
  assert.match(written, /operator-amd64\.tar # signed\n {8}env:\n {10}- name: RELATED_IMAGE_ETCD\n/);
  assert.match(written, /\n {6}- type: initContainer\n {8}name: prepare\n/);
  assert.equal(written.match(/kind: EtcdRestore/g)?.length, 1);
  assert.match(written, /# 待定： .*quay\.io\/coreos\/proxy:v0\.1\.0/);
  const again = await packageOf(`${operator}${archives}#- images/mapping.yaml\n${written}`);
  const second = inferOperatorMapping(again);
  assert.equal(second && writeOperatorMapping(again.mapping, second, 'zh-cn'), written);
});

const expectedMapping = `lifecycle:
  - deployment: etcd-operator
    containers:
      - type: initContainer
        name: prepare
        image: busybox
        tag: "1.36"
        package:
          x86_64: busybox.tar
      - type: container
        name: manager
        image: etcd-operator
        tag: v0.9.4
        package:
          x86_64: operator-amd64.tar
          aarch64: operator-arm64.tar
        env:
          - name: RELATED_IMAGE_ETCD
            image: etcd
            tag: v3.5.0
            package:
              x86_64: etcd-v3.5.0-x86_64.tar
              aarch64: etcd-v3.5.0-aarch64.tar
instance:
  - kind: EtcdCluster
    image: etcd
    tag: v3.5.0
    address:
      endpoint: spec.cluster.registry
      repo: spec.cluster.repo
      tag: spec.cluster.tag
    package:
      x86_64: etcd-v3.5.0-x86_64.tar
      aarch64: etcd-v3.5.0-aarch64.tar
  - kind: EtcdCluster
    image: etcd-backup
    tag: v0.9.4
    address:
      repository: spec.backup.image.repository
      tag: spec.backup.image.tag
    package:
      x86_64: etcd-backup-v0.9.4-x86_64.tar # not in images/ yet: export the image under this name
      aarch64: etcd-backup-v0.9.4-aarch64.tar # not in images/ yet: export the image under this name
  - kind: EtcdRestore
    image: etcd-restore
    tag: v0.9.4
    address:
      fullAddress: spec.image
    package:
      x86_64: etcd-restore-v0.9.4-x86_64.tar # not in images/ yet: export the image under this name
      aarch64: etcd-restore-v0.9.4-aarch64.tar # not in images/ yet: export the image under this name
# undecided: Deployment/etcd-operator manager/ALL_IMAGES: quay.io/coreos/etcd:v3.4.0 (the variable holds more than one address; the platform writes one address in place of all of it)
# undecided: Deployment/etcd-operator manager/ALL_IMAGES: quay.io/coreos/etcd:v3.5.0 (the variable holds more than one address; the platform writes one address in place of all of it)
# undecided: Deployment/etcd-operator manager/IMAGE_PREFIX: quay.io/coreos (it is only a part of an address; the platform writes whole addresses into variables)
# undecided: Deployment/etcd-operator manager: quay.io/coreos/proxy:v0.1.0 (it stands in an argument: pass it through an environment variable)
# undecided: EtcdCluster/example spec.exporters.0.image: quay.io/coreos/exporter:v1.2.0 (it stands in a list or below a key with a dot, which no document describes for paths)
# undecided: ConfigMap/settings: quay.io/coreos/sidecar:v1.0.0 (it stands outside of the ClusterServiceVersion: pass it through an environment variable of the operator)
`;
