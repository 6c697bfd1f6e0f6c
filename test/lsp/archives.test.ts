import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Hover, LocationLink, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol/node';
import { packTgz } from '../../server/src/archive/tgz/pack';
import { Editor, type EditorOptions } from '../support/editor';

const mapping = 'etcd/images/mapping.yaml';
const archive = 'etcd/package/etcd-1.0.0.tgz';

/** An editor on a service directory whose chart is packed. */
async function onPacked(t: TestContext, options: EditorOptions): Promise<Editor> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'oscpkg-lsp-')));
  for (const name of ['package', 'images']) mkdirSync(path.join(folder, 'etcd', name), { recursive: true });
  const files = {
    'etcd/Chart.yaml': 'apiVersion: v2\nname: etcd\nversion: 1.0.0+1\n',
    'etcd/values.yaml': 'image:\n  repository: bitnami/etcd\n',
  };
  const entries = Object.entries(files).map(([name, text]) => ({ path: name, bytes: Buffer.from(text) }));
  writeFileSync(path.join(folder, archive), packTgz(entries));
  writeFileSync(
    path.join(folder, mapping),
    'instance:\n  - image: etcd\n    address:\n      repository: image.repository\n',
  );
  return Editor.start(t, folder, options);
}

/** The documents that have problems, by what stands behind the folder in their URIs. */
async function reported(editor: Editor): Promise<readonly string[]> {
  const { items } = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  return items.map(({ uri }) => uri.replace(editor.folder, ''));
}

test('our editor is led into the archive, where problems, hovers and definitions have their place', async (t) => {
  const editor = await onPacked(t, { initializationOptions: { commands: [] } });
  const inside = `oscpkg-archive:${editor.folder}/${archive}!/etcd/values.yaml`;
  const [link] = await editor.ask<LocationLink[]>('textDocument/definition', mapping, {
    line: 3,
    character: 30,
  });
  assert.equal(link?.targetUri, inside);
  assert.deepEqual(link?.targetRange.start, { line: 1, character: 2 });
  assert.ok((await reported(editor)).includes(`oscpkg-archive:/${archive}!/etcd/Chart.yaml`));
  const hover = await editor.connection.sendRequest<Hover | null>('textDocument/hover', {
    textDocument: { uri: inside.replace('!', '%21') },
    position: { line: 1, character: 4 },
  });
  assert.match(JSON.stringify(hover), /osc-opensource\/etcd/);
  await assert.rejects(
    editor.ask('textDocument/rename', mapping, { line: 3, character: 30 }, { newName: 'x' }),
    /stands in an archive/,
  );
});

test('another editor is shown the archive itself', async (t) => {
  const editor = await onPacked(t, {});
  const [link] = await editor.ask<LocationLink[]>('textDocument/definition', mapping, {
    line: 3,
    character: 30,
  });
  assert.equal(link?.targetUri, editor.uri(archive));
  assert.deepEqual(link?.targetRange.start, { line: 0, character: 0 });
  const all = await reported(editor);
  assert.ok(all.includes(`file:///${archive}`));
  assert.ok(all.every((uri) => uri.startsWith('file:')));
});
