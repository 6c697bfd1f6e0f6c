import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredImages } from '../../../server/src/core/images/declared-images';
import { SourceFile } from '../../../server/src/core/package/source-file';

/** Each shape of declaration with the reference and the roles of its paths. */
const shapes: readonly (readonly [string, string, string, Readonly<Record<string, string>>])[] = [
  [
    'registry, repository, tag',
    'image:\n  registry: docker.io\n  repository: bitnami/etcd\n  tag: 3.5\n',
    'docker.io/bitnami/etcd:3.5',
    { endpoint: 'image.registry', repo: 'image.repository', tag: 'image.tag' },
  ],
  [
    'repository and tag',
    'redis:\n  image:\n    repository: quay.io/a/redis\n    tag: "6"\n',
    'quay.io/a/redis:6',
    { repository: 'redis.image.repository', tag: 'redis.image.tag' },
  ],
  ['one text', 'image: exampleservice:1.0.0\n', 'exampleservice:1.0.0', { fullAddress: 'image' }],
  [
    'image and imageTag',
    'image: yandex/clickhouse\nimageTag: "19"\n',
    'yandex/clickhouse:19',
    { repository: 'image', tag: 'imageTag' },
  ],
  [
    'name and tag below image',
    'image:\n  name: prom/pushgateway\n  tag: v1\n',
    'prom/pushgateway:v1',
    { repository: 'image.name', tag: 'image.tag' },
  ],
  [
    'xRepository and xTag',
    'serverRepository: a/b\nserverTag: "1"\n',
    'a/b:1',
    { repository: 'serverRepository', tag: 'serverTag' },
  ],
  [
    'a tag that is not written',
    'image:\n  repository: a/b\n  tag:\n',
    'a/b',
    { repository: 'image.repository', tag: 'image.tag' },
  ],
];

for (const [name, yaml, reference, paths] of shapes) {
  test(`an image is declared by ${name}`, () => {
    const [found, ...others] = declaredImages(new SourceFile('values.yaml', yaml.length, '', yaml));
    assert.deepEqual({ reference: found?.reference, paths: found?.paths }, { reference, paths });
    assert.deepEqual(others, []);
  });
}

test('what is no image is left alone', () => {
  const yaml =
    'pullPolicy: Always\nimagePullSecrets: []\nurl: http://a/b:1\nrepository: https://charts.example.com\nhost: a.b:80\n';
  assert.deepEqual(declaredImages(new SourceFile('values.yaml', yaml.length, '', yaml)), []);
});
