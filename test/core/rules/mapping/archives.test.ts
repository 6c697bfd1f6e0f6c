import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

test('tars are not swapped where that makes another one wrong', async () => {
  const [problem] = await checkProblems(
    `
#- images/etcd-a.tar {"architecture":"arm64"}
#- images/etcd-b.tar {"architecture":"arm64"}
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-a.tar
#             ^^^^^^^^^^ warning mapping/mismatched-architecture: "etcd-a.tar" holds an image for aarch64
      aarch64: etcd-b.tar
`,
    { only: ['mapping/mismatched-architecture'] },
  );
  assert.deepEqual(problem?.fixes ?? [], []);
});

const unused = { only: ['mapping/unused-archive'] };

test('a tar that no entry uses goes to the entry with the same image for the other architecture', async () => {
  const files = `
#- images/etcd-3.5-aarch64.tar {"architecture":"arm64"}
#- images/etcd-3.5-x86_64.tar {"architecture":"amd64"}
#- images/redis.tar {"architecture":"amd64"}
#- images/mapping.yaml
instance:
  - image: redis
    package:
      x86_64: redis.tar
  - image: etcd # the store
    package:
      aarch64: etcd-3.5-aarch64.tar
`;
  await checkFix(files, `${files}      x86_64: etcd-3.5-x86_64.tar\n`, unused);
});

test('no entry is guessed: another image, the same architecture, two that it fits', async () => {
  for (const entries of [
    ['x86_64: etcd.tar'],
    ['aarch64: etcd-3.6-aarch64.tar'],
    ['x86_64: etcd-3.5-amd64.tar'],
    ['aarch64: etcd-3.5-arm64.tar', 'aarch64: etcd-3.5-arm64.tar'],
  ]) {
    const elements = entries.map((one) => `  - image: etcd\n    package:\n      ${one}\n`).join('');
    const problems = await checkProblems(
      `#- images/etcd-3.5-x86_64.tar {"architecture":"amd64"}
#! warning mapping/unused-archive
#- images/mapping.yaml
instance:
${elements}`,
      unused,
    );
    assert.equal(problems[0]?.fixes?.length, 1, 'only to delete it');
  }
});

test('an image that is an empty text', async () => {
  await checkProblems(
    `
#- images/mapping.yaml
instance:
  - image: ""
#   ^^^^^ error mapping/missing-key: "image" has no value
    tag: "1.0"
    package: {}
    address: {}
`,
    { only: ['mapping/missing-key'] },
  );
});
