import assert from 'node:assert/strict';
import { test } from 'node:test';
import { archiveRules } from '../../../../server/src/core/rules/archive';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { checkProblems } from '../../../support/check';
import { packageOf } from '../../../support/fixture';

const codes = archiveRules.map(({ code }) => code);

test('defects are reported at their archive: the zip itself, a subchart, an image tar', async () => {
  await checkProblems(
    `
#- !delivery etcd-1.0.0.zip {"defects":["leading-data"]}
#- package/etcd-1.0.0.tgz
#- package/etcd-1.0.0.tgz!/etcd/charts/redis-1.0.0.tgz {"defects":["hard-link:redis/a"]}
#! warning archive/link: "redis/a" is a hard link (to "target"): put the file itself there
#- images/etcd.tar {"defects":["missing-blob:blobs/sha256/0"]}
#! error archive/damaged: "blobs/sha256/0" is named by the image but missing…
`,
    { only: codes.filter((code) => code !== 'archive/foreign-data') },
  );
  const outer = checkPackage(
    await packageOf('#- !delivery etcd-1.0.0.zip {"defects":["leading-data"]}\n'),
  ).filter(({ code }) => code === 'archive/foreign-data');
  assert.deepEqual(
    outer.map(({ at }) => at.file),
    [''],
  );
});

test('one defect is reported once', async () => {
  const pkg = await packageOf('#- package/a-1.0.0.tgz {"defects":["symlink:a","duplicate-name:a"]}\n');
  assert.deepEqual(
    checkPackage(pkg)
      .map(({ code }) => code)
      .filter((code) => codes.includes(code)),
    ['archive/duplicate-name', 'archive/link'],
  );
});

test('what is no image tar, and will not be packed, is judged by no rule for archives', async () => {
  await checkProblems(
    `
#- package/etcd-1.0.0.tgz
#- images/.gitkeep {"defects":["not-an-archive"]}
#- images/._etcd.tar {"defects":["not-an-archive"]}
#- images/notes.txt {"defects":["not-an-archive"]}
#- images/etcd.tar.partial {"defects":["truncated:layer.tar"]}
`,
    { only: codes },
  );
  await checkProblems(
    `
#- !delivery etcd-1.0.0.zip
#- package/etcd-1.0.0.tgz
#- images/._etcd.tar {"defects":["not-an-archive"]}
#! error archive/damaged: This is not a…
`,
    { only: codes },
  );
});
