import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InitializeResult } from 'vscode-languageserver-protocol/node';
import { Editor } from '../support/editor';

const source = `
#- etcd/package/etcd/Chart.yaml
name: etcd
#- etcd/package/etcd/values.yaml
image: a/b
#- etcd/images/mapping.yaml
instance:
  - image: etcd
    address:
      fulladdress: image
`;
const mapping = 'etcd/images/mapping.yaml';

/** Starts a server that was not initialized yet. */
const exitOf = (editor: Editor) => new Promise((resolve) => editor.process.once('exit', resolve));

test('exit without shutdown ends with 1, the end of the input too', async (t) => {
  const first = await Editor.on(t, source);
  const exited = exitOf(first);
  await first.connection.sendNotification('exit');
  assert.equal(await exited, 1);
  const second = await Editor.on(t, source);
  const ended = exitOf(second);
  second.process.stdin?.end();
  assert.equal(await ended, 1);
});

test('the end of the input after shutdown ends with 0', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.connection.sendRequest('shutdown');
  const ended = exitOf(editor);
  editor.process.stdin?.end();
  assert.equal(await ended, 0);
});

test('before initialize and after shutdown requests are refused', async (t) => {
  const editor = await Editor.on(t, source, { initialize: false });
  const hover = { textDocument: { uri: editor.uri(mapping) }, position: { line: 0, character: 0 } };
  await assert.rejects(editor.connection.sendRequest('textDocument/hover', hover), { code: -32002 });
  await editor.initialize({});
  await editor.connection.sendRequest('shutdown');
  await assert.rejects(editor.connection.sendRequest('textDocument/hover', hover), { code: -32600 });
});

test('a cancelled request is answered as cancelled', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.diagnostics(mapping);
  const diagnostics = { textDocument: { uri: editor.uri(mapping) } };
  await assert.rejects(editor.cancelled('textDocument/diagnostic', diagnostics), { code: -32800 });
  await assert.rejects(editor.cancelled('oscpkg/preview', { uri: editor.uri('etcd') }), { code: -32800 });
});

test('unknown documents and methods are no failures', async (t) => {
  const editor = await Editor.on(t, source);
  const ask = (method: string, uri: string) =>
    editor.connection.sendRequest(method, {
      textDocument: { uri },
      position: { line: 99, character: 99 },
      context: { includeDeclaration: true, diagnostics: [] },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
      newName: 'x',
    });
  for (const uri of [
    'untitled:Untitled-1',
    editor.uri('none.yaml'),
    'file:///%zz',
    'oscpkg-archive:/x.zip!/a',
    '',
  ]) {
    assert.deepEqual(await ask('textDocument/hover', uri), null);
    assert.deepEqual(await ask('textDocument/completion', uri), { isIncomplete: false, items: [] });
    assert.deepEqual(await ask('textDocument/diagnostic', uri), { kind: 'full', items: [] });
    for (const method of [
      'references',
      'documentHighlight',
      'documentSymbol',
      'documentLink',
      'codeAction',
      'inlayHint',
    ])
      assert.deepEqual(await ask(`textDocument/${method}`, uri), []);
    for (const method of ['definition', 'prepareRename', 'rename'])
      assert.deepEqual(await ask(`textDocument/${method}`, uri), null);
  }
  await assert.rejects(editor.connection.sendRequest('textDocument/nothing', {}), { code: -32601 });
  assert.equal(await editor.quit(), 0);
  assert.deepEqual([editor.log, editor.messages, editor.stderr], [[], [], '']);
});

test('an editor without any ability gets what it can use', async (t) => {
  const editor = await Editor.on(t, source, { capabilities: {} });
  assert.equal(editor.capabilities.diagnosticProvider, undefined);
  assert.equal(editor.capabilities.codeActionProvider, undefined);
  await editor.open(mapping, 'instance:\n  - image: etcd\n    ');
  const completion = await editor.ask<{ items: { label: string; insertTextFormat?: number }[] }>(
    'textDocument/completion',
    mapping,
    { line: 2, character: 4 },
  );
  assert.deepEqual(completion.items.map(({ label }) => label).slice(0, 3), ['tag', 'address', 'package']);
  assert.ok(completion.items.every(({ insertTextFormat }) => insertTextFormat === undefined));
  assert.ok(!JSON.stringify(completion).includes('$1'));
  const hover = await editor.ask<{ contents: { kind: string } }>('textDocument/hover', mapping, {
    line: 0,
    character: 1,
  });
  assert.equal(hover.contents.kind, 'plaintext');
  const symbols = await editor.ask<{ location?: unknown }[]>('textDocument/documentSymbol', mapping);
  assert.ok(symbols.length > 0 && symbols.every(({ location }) => location));
  assert.deepEqual(editor.requests, []);
});

test('the server says what it can do', async (t) => {
  const editor = await Editor.on(t, source);
  const { capabilities }: Pick<InitializeResult, 'capabilities'> = editor;
  assert.equal(capabilities.positionEncoding, 'utf-16');
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: 'oscpkg',
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  assert.deepEqual(capabilities.workspace?.workspaceFolders, { supported: true, changeNotifications: true });
  assert.equal(capabilities.documentFormattingProvider, undefined);
});
