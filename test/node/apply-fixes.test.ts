import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Change, Fix } from '../../server/src/core/package/edit';
import type { ServicePackage } from '../../server/src/core/package/service-package';
import type { Problem } from '../../server/src/core/rules/check';
import { say } from '../../server/src/core/text/message';
import { repairServiceDirectory } from '../../server/src/node/apply-fixes';
import { temporaryFolder, writeFiles } from '../support/cli';

const fixOf = (changes: readonly Change[], more: Partial<Fix> = {}): Fix => ({
  title: say('repair', '修复'),
  changes,
  safe: true,
  ...more,
});

const problemOf = (file: string, ...fixes: readonly Fix[]): Problem => ({
  code: 'mapping/test',
  severity: 'error',
  spec: [],
  at: { file },
  message: say('wrong', '错误'),
  fixes,
});

/** A problem for each "x" in a text, repaired to "y"; two that touch cannot be repaired at once. */
function* wrongLetters({ files }: ServicePackage): Generator<Problem> {
  for (const { path, text } of files.values()) {
    for (const { index } of text.matchAll(/x/g)) {
      const edits = [{ span: { start: index, end: index + 1 }, newText: 'y' }];
      yield problemOf(path, fixOf([{ kind: 'edit', file: path, edits }]));
    }
  }
}

async function service(files: Record<string, string | Uint8Array>): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'package/x.txt': '', ...files });
  return folder;
}

test('repairs that touch each other are made one after the other, in all files', async () => {
  const folder = await service({ 'images/a.txt': 'xxx and x', 'images/b.txt': 'x' });
  const { applied, problems } = await repairServiceDirectory(folder, (pkg) => [...wrongLetters(pkg)]);
  assert.equal(await readFile(join(folder, 'images/a.txt'), 'utf8'), 'yyy and y');
  assert.equal(await readFile(join(folder, 'images/b.txt'), 'utf8'), 'y');
  assert.equal(applied.length, 5);
  assert.deepEqual(problems, []);
});

test('files are renamed, written and deleted', async () => {
  const folder = await service({ 'images/mapping.yml': 'a: 1\n', 'images/.DS_Store': '' });
  const { problems } = await repairServiceDirectory(folder, ({ files }) => {
    if (files.has('images/mapping.yml'))
      return [
        problemOf('', fixOf([{ kind: 'rename', from: 'images/mapping.yml', to: 'images/mapping.yaml' }])),
      ];
    if (files.has('images/.DS_Store'))
      return [problemOf('', fixOf([{ kind: 'delete', file: 'images/.DS_Store' }]))];
    if (!files.has('new/deep/file'))
      return [problemOf('', fixOf([{ kind: 'write', file: 'new/deep/file', text: '服务' }]))];
    return [];
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(await readdir(join(folder, 'images')), ['mapping.yaml']);
  assert.equal(await readFile(join(folder, 'new/deep/file'), 'utf8'), '服务');
});

test('unsafe repairs, repairs in archives and repairs of what is no UTF-8 are not made', async () => {
  const folder = await service({ 'images/a.txt': 'x', 'images/latin.txt': Buffer.from('x\xe9', 'latin1') });
  const edits = [{ span: { start: 0, end: 1 }, newText: 'y' }];
  const offered = [
    problemOf('', fixOf([{ kind: 'edit', file: 'images/a.txt', edits }], { safe: false })),
    problemOf('', fixOf([{ kind: 'edit', file: 'images/latin.txt', edits }])),
    problemOf('', fixOf([{ kind: 'write', file: 'package/a.tgz!/a/x', text: '' }])),
  ];
  const { applied } = await repairServiceDirectory(folder, () => offered);
  assert.deepEqual(applied, []);
  assert.equal(await readFile(join(folder, 'images/a.txt'), 'utf8'), 'x');
});

test('the preferred repair of several is made; repairs that undo each other end', async () => {
  const folder = await service({ 'images/a.txt': 'a' });
  const to = (newText: string, preferred = false) =>
    fixOf([{ kind: 'edit', file: 'images/a.txt', edits: [{ span: { start: 0, end: 1 }, newText }] }], {
      preferred,
    });
  const text = async () => readFile(join(folder, 'images/a.txt'), 'utf8');
  await repairServiceDirectory(folder, ({ files }) =>
    files.get('images/a.txt')?.text === 'a' ? [problemOf('', to('b'), to('c', true))] : [],
  );
  assert.equal(await text(), 'c');
  const { applied } = await repairServiceDirectory(folder, ({ files }) => [
    problemOf('', to(files.get('images/a.txt')?.text === 'c' ? 'd' : 'c')),
  ]);
  assert.ok(applied.length <= 3);
  assert.match(await text(), /^[cd]$/);
});

test('a repair never leads out of the package, and never over another file', async () => {
  const folder = await service({ 'images/a.txt': 'x', 'images/b.txt': 'keep' });
  const outside = [problemOf('', fixOf([{ kind: 'write', file: '../outside', text: '' }]))];
  await assert.rejects(
    repairServiceDirectory(join(folder, 'images'), () => outside),
    /leads out of the package/,
  );
  const over = [problemOf('', fixOf([{ kind: 'rename', from: 'images/a.txt', to: 'images/b.txt' }]))];
  await assert.rejects(
    repairServiceDirectory(folder, () => over),
    /exists already/,
  );
  assert.equal(await readFile(join(folder, 'images/b.txt'), 'utf8'), 'keep');
});

test('aborted before a round: nothing of it is made', async () => {
  const folder = await service({ 'images/a.txt': 'xx' });
  const controller = new AbortController();
  controller.abort(new Error('stopped'));
  const repaired = repairServiceDirectory(folder, (pkg) => [...wrongLetters(pkg)], controller.signal);
  await assert.rejects(repaired, /stopped/);
  assert.equal(await readFile(join(folder, 'images/a.txt'), 'utf8'), 'xx');
});
