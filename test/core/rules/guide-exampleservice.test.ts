import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPackage } from '../../../server/src/core/rules/check';
import { packageOf } from '../../support/fixture';

/**
 * The example of the platform's guide (PG 2.3.4): values and mapping with the facts that it prints, in a chart that is
 * right otherwise. SPEC A23 to A25 say what is wrong with it.
 */
const fixture = (mapping: string): string => `
#- package/exampleservice/Chart.yaml
apiVersion: v2
name: exampleservice
version: 1.0.0
description: An example with its dependencies
maintainers:
  - name: partner
    email: partner@example.com
annotations:
  source: ISV
  categories: Others
  architecture: x86_64
  scenes: CCE
#- package/exampleservice/values.yaml
image: exampleservice:1.0.0
kafka:
  image: { registry: docker.io, repository: bitnami/kafka, tag: 2.5.0 }
zookeeper:
  image: { repository: docker.io/bitnami/zookeeper, tag: 3.4.0 }
mariadb:
  image: { registry: docker.io, repository: bitnami/mariadb, tag: 10.5.8-debian-10-r46 }
redis:
  image: docker.io/bitnami/redis:6.0.10
#- package/exampleservice/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: exampleservice
spec:
  imagePullSecrets:
    - name: default-secret
  containers:
    - name: app
      image: {{ .Values.image }}
    - name: kafka
      image: {{ .Values.kafka.image.registry }}/{{ .Values.kafka.image.repository }}:{{ .Values.kafka.image.tag }}
    - name: zookeeper
      image: {{ .Values.zookeeper.image.repository }}:{{ .Values.zookeeper.image.tag }}
    - name: mariadb
      image: {{ .Values.mariadb.image.registry }}/{{ .Values.mariadb.image.repository }}:{{ .Values.mariadb.image.tag }}
    - name: redis
      image: {{ .Values.redis.image }}
#- images/kafka-2.5.0.tar {"tags":["kafka:2.5.0"],"architecture":"amd64"}
#- images/redis-6.0.10.tar {"tags":["redis:6.0.10"],"architecture":"amd64"}
#- images/zookeeper-3.4.14.tar {"tags":["zookeeper:3.4.0"],"architecture":"amd64"}
#- images/mariadb-10.5.8.tar {"tags":["mariadb:10.5.8-debian-10-r46"],"architecture":"amd64"}
#- images/exampleservice-1.0.0-x86.tar {"tags":["exampleservice:1.0.0"],"architecture":"amd64"}
#- images/exampleservice-1.0.0-aarch64.tar {"tags":["exampleservice:1.0.0"],"architecture":"arm64"}
#- images/mapping.yaml
instance:
- image: kafka
  tag: 2.5.0
  address:
    endpoint: kafka.image.registry
    repo: kafka.image.repository
    tag: kafka.image.tag
  package:
    x86_64: kafka-2.5.0.tar
- image: mariadb
  tag: 10.5.8-debian-10-r46
  address:
    endpoint: mariadb.image.registry
    repo: mariadb.image.repository
    tag: mariadb.image.tag
  package:
    x86_64: mariadb-10.5.8.tar
- image: zookeeper
  tag: 3.4.0
  address:
    repository: zookeeper.image.repository
    tag: zookeeper.image.tag
  package:
    x86_64: zookeeper-3.4.14.tar
- image: redis
  tag: 6.0.10
  address:
    fullAddress: redis.image
${mapping}`;

const codesOf = async (source: string): Promise<readonly string[]> =>
  checkPackage(await packageOf(source)).map(
    ({ severity, code, at }) => `${severity} ${code} ${at.file.split('/').at(-1)}`,
  );

test('the mapping as the guide prints it yields what the specification says, and nothing else', async () => {
  const printed = fixture(
    '  package:\n    x86_64: exampleservice-1.0.0-x86.tar\n    aarch64: exampleservice-1.0.0-arm64.tar\n',
  );
  assert.deepEqual(await codesOf(printed), [
    'warning mapping/unused-archive exampleservice-1.0.0-aarch64.tar',
    'hint mapping/mismatched-tag mapping.yaml',
    'hint mapping/mismatched-tag mapping.yaml',
    'warning mapping/shared-archive mapping.yaml',
    'error mapping/unresolved-archive mapping.yaml',
    'warning mapping/unused-archive redis-6.0.10.tar',
    'warning values/unmapped-image values.yaml',
  ]);
});

test('repaired, only the hints about tar names stay', async () => {
  const repaired = fixture(`  package:
    x86_64: redis-6.0.10.tar
- image: exampleservice
  tag: 1.0.0
  address:
    fullAddress: image
  package:
    x86_64: exampleservice-1.0.0-x86.tar
    aarch64: exampleservice-1.0.0-aarch64.tar
`);
  assert.deepEqual(await codesOf(repaired), [
    'hint mapping/mismatched-tag mapping.yaml',
    'hint mapping/mismatched-tag mapping.yaml',
  ]);
});
