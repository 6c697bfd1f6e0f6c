import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { Editor, modern } from '../support/editor';

const chart = (name: string) => `#- ${name}/package/${name}/Chart.yaml
apiVersion: v2
name: ${name}
version: 1.0.0
#- ${name}/package/${name}/values.yaml
image:
  repository: bitnami/${name}
`;
const mapping = (name: string, path = 'image.repository') => `#- ${name}/images/mapping.yaml
instance:
  - image: ${name}
    tag: 3.5.0
    address:
      repository: ${path}
    package:
      x86_64: ${name}.tar
#- ${name}/images/${name}.tar
`;
const etcd = chart('etcd') + mapping('etcd');
const values = 'etcd/package/etcd/values.yaml';
const mapped = 'etcd/images/mapping.yaml';
const codesOf = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => code);
const unresolved = 'mapping/unresolved-path';

test('an unsaved text counts in every other file', async (t) => {
  const editor = await Editor.on(t, etcd);
  assert.ok(!codesOf(await editor.diagnostics(mapped)).includes(unresolved));
  await editor.open(values, 'image:\n  repository: a\n');
  await editor.change(values, 'image:\n  name: a\n');
  assert.ok(codesOf(await editor.diagnostics(mapped)).includes(unresolved));
  await editor.close(values);
  await editor.untilPulled(mapped, (found) => !codesOf(found).includes(unresolved));
});

test('what changes on the disk counts, and the editor is told to ask again', async (t) => {
  const editor = await Editor.on(t, etcd);
  await editor.diagnostics(mapped);
  await editor.write(values, 'image:\n  name: a\n');
  await editor.until(() => editor.requests.some(({ method }) => method === 'workspace/diagnostic/refresh'));
  await editor.untilPulled(mapped, (found) => codesOf(found).includes(unresolved));
});

test('what has not changed is not sent again', async (t) => {
  const editor = await Editor.on(t, etcd);
  const first = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', mapped);
  const again = { previousResultId: first.resultId };
  const second = await editor.ask<DocumentDiagnosticReport>(
    'textDocument/diagnostic',
    mapped,
    undefined,
    again,
  );
  assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
});

test('the workspace: files that are not open, each package, unchanged ones only named, in parts', async (t) => {
  const editor = await Editor.on(t, chart('a') + mapping('a', 'x.y') + chart('b') + mapping('b', 'x.y'));
  const ask = (previousResultIds: readonly { uri: string; value: string }[], more: object = {}) =>
    editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds,
      ...more,
    });
  const { items } = await ask([]);
  for (const name of ['a', 'b']) {
    const report = items.find(({ uri }) => uri === editor.uri(`${name}/images/mapping.yaml`));
    assert.ok(report?.kind === 'full' && codesOf(report.items).includes(unresolved));
    assert.equal(report.version, null);
  }
  const known = items.flatMap(({ uri, resultId }) => (resultId ? [{ uri, value: resultId }] : []));
  const again = await ask([...known, { uri: editor.uri('gone.yaml'), value: 'x' }]);
  assert.deepEqual(
    again.items.filter(({ kind }) => kind === 'full').map(({ uri }) => uri),
    [editor.uri('gone.yaml')],
  );
  const parts: WorkspaceDocumentDiagnosticReport[] = [];
  editor.onProgress(({ items: some }: WorkspaceDiagnosticReport) => parts.push(...some));
  assert.deepEqual(await ask([], { partialResultToken: 'p' }), { items: [] });
  assert.equal(parts.length, items.length);
});

test('other projects are left alone', async (t) => {
  const stray = '#- other/mapping.yaml\ninstances: {}\n#- go/package/main.go\nx\n#- go/mapping.yaml\na: 1\n';
  const editor = await Editor.on(t, stray);
  await editor.open('other/mapping.yaml', 'instances: {}\n');
  assert.deepEqual(await editor.diagnostics('other/mapping.yaml'), []);
  assert.deepEqual(await editor.diagnostics('go/mapping.yaml'), []);
  const { items } = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.deepEqual(items, []);
});

test('folders come and go', async (t) => {
  const source = chart('one/a') + mapping('one/a', 'x.y') + chart('two/b') + mapping('two/b', 'x.y');
  const editor = await Editor.on(t, source, { folders: ['one'], capabilities: {} });
  const file = (path: string) => `${path}/images/mapping.yaml`;
  await editor.untilPublished(file('one/a'), (found) => codesOf(found).includes(unresolved));
  const folder = (name: string) => ({ uri: editor.uri(name), name });
  await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [folder('two')], removed: [folder('one')] },
  });
  await editor.untilPublished(file('two/b'), (found) => codesOf(found).includes(unresolved));
  await editor.untilPublished(file('one/a'), (found) => found.length === 0);
});

test('a single file without a folder finds its package', async (t) => {
  const editor = await Editor.on(t, chart('etcd') + mapping('etcd', 'x.y'), { folders: null });
  await editor.open(mapped, 'instance:\n  - address:\n      tag: x.y\n');
  assert.ok(codesOf(await editor.diagnostics(mapped)).includes(unresolved));
});

test('pushed diagnostics follow each change, carry its version, and vanish', async (t) => {
  const editor = await Editor.on(t, chart('etcd') + mapping('etcd', 'x.y'), { capabilities: {} });
  await editor.untilPublished(mapped, (found) => codesOf(found).includes(unresolved));
  const right =
    'instance:\n  - image: etcd\n    tag: 3.5.0\n    address:\n      repository: image.repository\n';
  await editor.open(mapped, right);
  await editor.untilPublished(mapped, (found) => !codesOf(found).includes(unresolved));
  await editor.change(mapped, right.replace('image.repository', 'image.nothing'));
  await editor.untilPublished(mapped, (found) => codesOf(found).includes(unresolved));
  assert.equal(editor.published.get(editor.uri(mapped))?.version, 2);
});

test('settings: levels of rules, at the start and when they change', async (t) => {
  const editor = await Editor.on(t, chart('etcd') + mapping('etcd', 'x.y'), {
    settings: { rules: { [unresolved]: 'information' } },
  });
  const levels = async () =>
    (await editor.diagnostics(mapped)).flatMap(({ code, severity }) =>
      code === unresolved ? [severity] : [],
    );
  await editor.untilPulled(mapped, (found) =>
    found.some(({ code, severity }) => code === unresolved && severity === 3),
  );
  editor.settings = { rules: { [unresolved]: 'off' } };
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await editor.untilPulled(mapped, (found) => !codesOf(found).includes(unresolved));
  assert.deepEqual(await levels(), []);
});

test('a source elsewhere belongs to the package, and is watched', async (t) => {
  const source = `${chart('charts').replaceAll('charts/package/charts', 'charts/etcd')}${mapping('etcd', 'x.y')}#- etcd/oscpkg.yaml\nsource: ../charts/etcd\n`;
  const editor = await Editor.on(t, source);
  assert.ok(codesOf(await editor.diagnostics(mapped)).includes(unresolved));
  await editor.open('charts/etcd/values.yaml', 'x:\n  y: a/b\n');
  assert.ok(!codesOf(await editor.diagnostics(mapped)).includes(unresolved));
  const watched = JSON.stringify(
    editor.requests.filter(({ method }) => method === 'client/registerCapability'),
  );
  assert.ok(watched.includes(editor.uri('charts/etcd')));
});

test('other open documents of the package are sent along to an editor that takes them', async (t) => {
  const diagnostic = { ...modern.textDocument?.diagnostic, relatedDocumentSupport: true };
  const capabilities = { ...modern, textDocument: { ...modern.textDocument, diagnostic } };
  const editor = await Editor.on(t, etcd, { capabilities });
  await editor.open(mapped, 'instance:\n  - address:\n      tag: x.y\n');
  const report = await editor.ask<DocumentDiagnosticReport>('textDocument/diagnostic', values);
  const related = report.relatedDocuments?.[editor.uri(mapped)];
  assert.ok(related?.kind === 'full' && codesOf(related.items).includes(unresolved));
});
