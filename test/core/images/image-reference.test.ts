import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  completeReference,
  formatImageReference,
  imageName,
  isImageReference,
  parseImageReference,
} from '../../../server/src/core/images/image-reference';

const digest = `sha256:${'66a37fd6'.repeat(8)}`;

for (const [text, registry, repository, tag, hash] of [
  ['nginx', '', 'nginx', '', ''],
  ['bitnami/etcd:3.5.0-debian-10-r44', '', 'bitnami/etcd', '3.5.0-debian-10-r44', ''],
  ['quay.io/coreos/etcd:v3', 'quay.io', 'coreos/etcd', 'v3', ''],
  ['localhost:5000/a/b/c:1', 'localhost:5000', 'a/b/c', '1', ''],
  [`quay.io/coreos/etcd@${digest}`, 'quay.io', 'coreos/etcd', '', digest],
  [`coreos/etcd:v3@${digest}`, '', 'coreos/etcd', 'v3', digest],
] as const) {
  test(`takes apart and puts together: ${text}`, () => {
    const reference = parseImageReference(text);
    assert.deepEqual(reference, { registry, repository, tag, digest: hash });
    assert.equal(reference && formatImageReference(reference), text);
  });
}

for (const text of [
  '',
  'Nginx',
  'a b',
  'nginx:',
  'nginx@',
  'http://a/b',
  'a//b',
  '-a',
  'a:b:c',
  '/a/b.svg',
  '$(REPO):$(TAG)',
  '{{ .x }}',
]) {
  test(`is no reference: "${text}"`, () => assert.equal(parseImageReference(text), undefined));
}

test('what docker adds is added for comparing', () => {
  const complete = (text: string) => {
    const reference = parseImageReference(text);
    return reference && formatImageReference(completeReference(reference));
  };
  assert.equal(complete('nginx'), 'docker.io/library/nginx:latest');
  assert.equal(complete('index.docker.io/a/b:1'), 'docker.io/a/b:1');
  assert.equal(complete(`a/b@${digest}`), `docker.io/a/b@${digest}`);
});

test('the image name is the last part of the repository', () => {
  const reference = parseImageReference('quay.io/coreos/etcd-operator:v0.9.4');
  assert.equal(reference && imageName(reference), 'etcd-operator');
});

for (const [text, expected] of [
  ['quay.io/coreos/etcd:v3.5.0', true],
  ['hazelcast/hazelcast:4.2', true],
  ['quay.io/a/b:latest', true],
  [`etcd@${digest}`, true],
  ['etcd:3.5', false],
  ['redis.example.com:6379', false],
  ['kafka.default.svc:9092/x:1', false],
  ['data/config:ro', false],
  ['example.com/path:8080', false],
  ['https://quay.io/a/b:1', false],
  ['/usr/bin/a:1', false],
  ['docker.io/istio', false],
] as const) {
  test(`can be nothing but an image reference: "${text}" ${expected}`, () =>
    assert.equal(isImageReference(text), expected));
}

test('whatever is taken apart is put together as it was', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9./:@_-]{0,40}$/), (text) => {
      const reference = parseImageReference(text);
      if (reference) assert.equal(formatImageReference(reference), text);
    }),
  );
});
