import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkAccepted, checkCompletion, checkHover } from '../../support/features';

const owned = `spec:
  customresourcedefinitions:
    owned:
      - name: etcdclusters.etcd.example.com
        kind: EtcdCluster
        version: v1beta2
        specDescriptors:
          - path: size
            displayName: Size
            description: Members of the cluster
          - path: pod.image
          - path: pod.labels
      - name: etcdbackups.etcd.example.com
        kind: EtcdBackup
        version: v1
`;

const csv = (json: string, head = '|-\n      ') => `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: ${head}${json}
${owned}`;

test('the kinds that the operator owns, and the apiVersion of the kind', async () => {
  await checkCompletion(csv('[{"kind": "$0"}]'), 'EtcdCluster, EtcdBackup');
  await checkCompletion(csv('[{"kind": $0}]'), 'EtcdCluster, EtcdBackup');
  await checkCompletion(csv('[{"kind": "Etcd$0Clu"}]'), 'EtcdClu | EtcdCluster, EtcdBackup');
  await checkCompletion(csv('[{"apiVersion": "$0", "kind": "EtcdBackup"}]'), 'etcd.example.com/v1');
});

test('the keys of a resource, and the fields that the descriptors name', async () => {
  await checkCompletion(csv('[{"kind": "EtcdCluster", $0}]'), 'apiVersion, metadata, spec');
  await checkCompletion(csv('[{"kind": "EtcdCluster", "spec": {"$0"}}]'), 'size, pod');
  await checkCompletion(csv('[{"kind": "EtcdCluster", "spec": {"size": 1, "pod": {$0'), 'image, labels');
  await checkCompletion(csv('[{"kind": "EtcdBackup", "spec": {$0}}]'), '');
});

test('nothing is offered where only a comma can stand', async () => {
  await checkCompletion(csv('[{"kind": "EtcdCluster" $0}]'), '');
});

test('what is accepted is JSON, also inside of quotes', async () => {
  await checkAccepted(csv('[{$0}]'), 'kind', textOf(csv('[{"kind": }]')));
  await checkAccepted(csv('[{"k$0": 1}]'), 'kind', textOf(csv('[{"kind": 1}]')));
  await checkAccepted(csv('[{$0}]"', '"'), 'kind', textOf(csv('[{\\"kind\\": }]"', '"')));
});

test('a field: its kind and path, its meaning, its image and what mapping.yaml makes of it', async () => {
  const json = '[{"kind": "EtcdCluster", "spec": {"size": $03, "pod": {"image": "quay.io/etcd:v3.5.0"}}}]';
  await checkHover(csv(json), ['EtcdCluster `spec.size`', 'Size: Members of the cluster']);
  const mapping = `#- images/mapping.yaml
instance:
  - kind: EtcdCluster
    image: etcd
    tag: v3.5.0
    address:
      fullAddress: spec.pod.image
`;
  await checkHover(csv(json.replace('$0', '').replace('quay.io', 'quay$0.io')) + mapping, [
    'EtcdCluster `spec.pod.image`',
    '`quay.io/etcd:v3.5.0`',
    '`swr.example.com/acme/etcd:v3.5.0`',
    '<images/mapping.yaml:6 image>',
  ]);
});

test('annotations of the platform: words separated by commas, with their meaning', async () => {
  const annotated = (line: string) => csv('[]').replace('    alm-examples', `    ${line}\n    alm-examples`);
  await checkCompletion(annotated('architecture: x86_64,$0'), 'aarch64');
  await checkCompletion(annotated('categories: $0'), 'AI/Machine Learning, Application Runtime, ...');
  await checkHover(annotated('scenes: CC$0E'), ['Cloud Container Engine']);
});

/** The text of the fixture's only file. */
function textOf(source: string): string {
  const text = source.slice(source.indexOf('.yaml\n') + 6);
  assert.ok(text.startsWith('kind:'));
  return text;
}
