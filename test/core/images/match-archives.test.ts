import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseImageReference } from '../../../server/src/core/images/image-reference';
import { ImageInference } from '../../../server/src/core/images/inferred-image';
import { matchArchives } from '../../../server/src/core/images/match-archives';
import { packageOf } from '../../support/fixture';

/** The archives that are found for a reference, as `x86_64=file aarch64=file tag`. */
async function found(archives: string, text: string): Promise<string> {
  const { images } = await packageOf(archives);
  const reference = parseImageReference(text);
  assert.ok(reference);
  const { files, tag } = matchArchives(images, reference);
  return [...[...files].map(([key, file]) => `${key}=${file}`), tag ?? '-'].join(' ');
}

const tagged = `
#- images/a.tar {"tags":["quay.io/coreos/etcd:v3.5.0"],"architecture":"amd64"}
#- images/b.tar {"tags":["quay.io/coreos/etcd:v3.5.0"],"architecture":"arm64"}
#- images/c.tar {"tags":["etcd:v3.4.0"],"architecture":"amd64"}
#- images/d.tar {"tags":["etcd-operator:v0.9.4"],"architecture":"amd64"}
`;

test('by the tags inside, the nearest repository first', async () => {
  assert.equal(await found(tagged, 'quay.io/coreos/etcd:v3.5.0'), 'x86_64=a.tar aarch64=b.tar v3.5.0');
  assert.equal(await found(tagged, 'docker.io/bitnami/etcd:v3.4.0'), 'x86_64=c.tar v3.4.0');
  assert.equal(await found(tagged, 'coreos/etcd:v3.3.0'), '-');
});

test('a reference by digest takes the tag that the archive gives the image', async () => {
  const text = `quay.io/coreos/etcd-operator@sha256:${'0'.repeat(64)}`;
  assert.equal(await found(tagged, text), 'x86_64=d.tar v0.9.4');
});

const named = `
#- images/etcd-operator-x86-0.9.4.tar
#- images/etcd-operator-arm64-0.9.4.tar
#- images/etcd-3.5.0-x86_64.tar
#- images/etcd-3.5.0-aarch64.tar
#- images/redis.tar
`;

test('by the name of the file, which holds a version and an architecture at most', async () => {
  assert.equal(
    await found(named, 'quay.io/coreos/etcd-operator:v0.9.4'),
    'x86_64=etcd-operator-x86-0.9.4.tar aarch64=etcd-operator-arm64-0.9.4.tar 0.9.4',
  );
  assert.equal(
    await found(named, 'coreos/etcd:v3.5.0'),
    'x86_64=etcd-3.5.0-x86_64.tar aarch64=etcd-3.5.0-aarch64.tar 3.5.0',
  );
  assert.equal(await found(named, 'coreos/etcd:v3.4.0'), '-');
  assert.equal(await found(named, 'redis:6'), 'x86_64=redis.tar -');
});

test('different images of one name and tag get different names, equal ones the same', () => {
  const inference = new ImageInference([], new Set());
  const name = (text: string) => inference.infer(text)?.image;
  assert.equal(name('quay.io/a/operator:v1'), 'operator');
  assert.equal(name('quay.io/b/operator:v1'), 'b-operator');
  assert.equal(name('quay.io/a/operator:v1'), 'operator');
  assert.equal(name('quay.io/a/operator:v2'), 'operator');
});

test('archives are proposed for the declared architectures, else for those that are shipped', async () => {
  const { images } = await packageOf(named);
  const files = (inference: ImageInference) => inference.infer('a/b:1')?.packages.map(({ file }) => file);
  assert.deepEqual(files(new ImageInference(images, new Set(['aarch64']))), ['b-1-aarch64.tar']);
  assert.deepEqual(files(new ImageInference(images, new Set())), ['b-1-x86_64.tar', 'b-1-aarch64.tar']);
  assert.deepEqual(files(new ImageInference([], new Set())), ['b-1-x86_64.tar']);
});
