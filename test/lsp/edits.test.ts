import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { Editor, modern } from '../support/editor';

const source = `
#- etcd/package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 1.0.0
#- etcd/package/etcd/values.yaml
image:
  repository: a/b
#- etcd/images/etcd.tar
#- etcd/images/mapping.yaml
instance:
  - imag: etcd
    tagg: 3.5.0
    address:
      repository: image.repository
    package:
      x86_64: etcd.tar
`;
const mapping = 'etcd/images/mapping.yaml';
const values = 'etcd/package/etcd/values.yaml';
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const atTar = { line: 6, character: 16 };

const actions = (editor: Editor, only?: readonly string[]) =>
  editor.ask<CodeAction[]>('textDocument/codeAction', mapping, undefined, {
    range: whole,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

test('everything that needs no decision is repaired when it is asked for, and only then', async (t) => {
  const editor = await Editor.on(t, source);
  const [all, ...more] = await actions(editor, ['source.fixAll']);
  assert.equal(all?.kind, 'source.fixAll.oscpkg');
  assert.equal(more.length, 0);
  const [change] = all?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change && change.edits.length >= 2);
  assert.ok((await actions(editor)).every(({ kind }) => kind === 'quickfix'));
  assert.deepEqual(await actions(editor, ['refactor']), []);
});

test('a rename goes through all files, each edit for the version that the editor has', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(values, 'image:\n  repository: a/b\n');
  const at = { line: 1, character: 4 };
  assert.deepEqual(await editor.ask('textDocument/prepareRename', values, at), {
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 12 } },
    placeholder: 'repository',
  });
  const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', values, at, { newName: 'name' });
  const changed = edit.documentChanges?.flatMap((one) => ('edits' in one ? [one.textDocument] : []));
  assert.deepEqual(
    changed?.sort((a, b) => (a.uri < b.uri ? -1 : 1)),
    [
      { uri: editor.uri(mapping), version: null },
      { uri: editor.uri(values), version: 1 },
    ],
  );
  await assert.rejects(editor.ask('textDocument/rename', values, at, { newName: 'a.b' }), /cannot be a key/);
});

test('an image archive is renamed with its file, by an editor that can', async (t) => {
  const editor = await Editor.on(t, source);
  const edit = await editor.ask<WorkspaceEdit>('textDocument/rename', mapping, atTar, { newName: 'new.tar' });
  assert.deepEqual(edit.documentChanges?.at(-1), {
    kind: 'rename',
    oldUri: editor.uri('etcd/images/etcd.tar'),
    newUri: editor.uri('etcd/images/new.tar'),
  });
  const simple = await Editor.on(t, source, { capabilities: {} });
  await assert.rejects(
    simple.ask('textDocument/rename', mapping, atTar, { newName: 'new.tar' }),
    /cannot rename files/,
  );
});

test('mapping.yaml follows an image archive that is renamed in the explorer', async (t) => {
  const editor = await Editor.on(t, source);
  const files = [{ oldUri: editor.uri('etcd/images/etcd.tar'), newUri: editor.uri('etcd/images/new.tar') }];
  const edit = await editor.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', { files });
  assert.match(JSON.stringify(edit), /"newText":"new\.tar"/);
  assert.match(JSON.stringify(edit), /mapping\.yaml/);
});

test('what the editor cannot do is not offered', async (t) => {
  const titles = async (editor: Editor) => (await actions(editor)).map(({ title }) => title).join('\n');
  assert.match(await titles(await Editor.on(t, source)), /in oscpkg\.yaml/);
  const workspace = { ...modern.workspace, workspaceEdit: {} };
  const simple = await Editor.on(t, source, { capabilities: { ...modern, workspace } });
  const offered = await actions(simple);
  assert.ok(offered.length > 0 && offered.every(({ edit }) => edit?.changes));
  assert.doesNotMatch(await titles(simple), /in oscpkg\.yaml/);
});
