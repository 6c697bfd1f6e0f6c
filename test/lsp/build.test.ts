import assert from 'node:assert/strict';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { openDelivery } from '../../server/src/node/open-package';
import {
  archiveScheme,
  type BuildProgress,
  type BuildResult,
  type ValidateResult,
} from '../../server/src/protocol';
import { Editor } from '../support/editor';

/** An editor on a copy of an example. */
async function onExample(t: TestContext): Promise<Editor> {
  const folder = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'oscpkg-lsp-'))));
  cpSync('examples/etcd', path.join(folder, 'etcd'), { recursive: true });
  return Editor.start(t, folder, { initializationOptions: { commands: [] } });
}

const params = (editor: Editor, despiteErrors = false) => ({
  uri: editor.uri('etcd/images/mapping.yaml'),
  despiteErrors,
  progressToken: 'p',
});

test('a build says how far it is, and the zip is read and checked', async (t) => {
  const editor = await onExample(t);
  const progress: BuildProgress[] = [];
  editor.onProgress((value: BuildProgress) => progress.push(value));
  const result = await editor.connection.sendRequest<BuildResult>('oscpkg/build', params(editor));
  assert.ok(result.status === 'built');
  const file = path.join(editor.folder, 'etcd-6.7.0.zip');
  assert.equal(result.file, editor.uri('etcd-6.7.0.zip'));
  assert.equal(result.bytes, statSync(file).size);
  assert.ok(progress.length > 0 && progress.every(({ totalBytes }) => totalBytes > 0));
  assert.ok((await openDelivery(file)).chart);

  const checked = await editor.connection.sendRequest<ValidateResult>('oscpkg/validate', {
    uri: result.file,
  });
  assert.equal(checked.package.root, result.file);
  assert.equal(checked.counts.errors, 0);

  const inside = result.file.replace('file://', `${archiveScheme}:`);
  const text = await editor.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
    uri: `${inside}!/etcd/package/etcd-6.7.0.tgz!/etcd/Chart.yaml`,
  });
  assert.match(text.text, /^name: etcd$/m);
});

test('with errors nothing is written, unless the user insists', async (t) => {
  const editor = await onExample(t);
  await editor.write('etcd/images/mapping.yaml', 'instance:\n  - image: A B\n');
  const refused = await editor.connection.sendRequest<BuildResult>('oscpkg/build', params(editor));
  assert.ok(refused.status === 'refused' && refused.counts.errors > 0);
  assert.deepEqual(readdirSync(editor.folder), ['etcd']);
  const built = await editor.connection.sendRequest<BuildResult>('oscpkg/build', params(editor, true));
  assert.equal(built.status, 'built');
});

test('a cancelled build leaves nothing behind', async (t) => {
  const editor = await onExample(t);
  // Takes longer to pack than a cancellation takes to arrive; no disk space, as nothing is written in it.
  writeFileSync(path.join(editor.folder, 'etcd/images/big.tar'), '');
  truncateSync(path.join(editor.folder, 'etcd/images/big.tar'), 1e9);
  const cancel = new CancellationTokenSource();
  editor.onProgress(() => cancel.cancel());
  await assert.rejects(editor.connection.sendRequest('oscpkg/build', params(editor, true), cancel.token), {
    code: -32800,
  });
  assert.deepEqual(readdirSync(editor.folder), ['etcd']);
});
