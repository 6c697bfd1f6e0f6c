import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CodeAction,
  CompletionList,
  LocationLink,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { LineIndex } from '../../server/src/core/text/line-index';
import { Editor } from '../support/editor';

const source = `
#- etcd/package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 1.0.0
#- etcd/package/etcd/values.yaml
image: a/b
#- etcd/images/mapping.yaml
instance: []
`;
const mapping = 'etcd/images/mapping.yaml';
const values = 'etcd/package/etcd/values.yaml';

/** A mapping with letters outside of the Basic Multilingual Plane before each place that is asked for. */
const text = [
  '# 镜像映射 🚀',
  'instance:',
  '  - { image: "🚀服务", fulladdress: image }',
  '  - image: a',
  '    address: { fullAddress: 镜像, tag: "🚀.x" }',
  '',
].join('\r\n');

/** The text of a document after edits, as an editor applies them. */
function apply(before: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(before);
  return edits.reduceRight(
    (after, { range, newText }) =>
      after.slice(0, lines.offsetAt(range.start)) + newText + after.slice(lines.offsetAt(range.end)),
    before,
  );
}

test('columns are UTF-16, lines may end with CRLF', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(mapping, text);
  const found = await editor.diagnostics(mapping);
  const unknown = found.find(({ code }) => code === 'mapping/unknown-key');
  assert.deepEqual(unknown?.range, { start: { line: 2, character: 21 }, end: { line: 2, character: 32 } });
  const unresolved = found
    .filter(({ code }) => code === 'mapping/unresolved-path')
    .map(({ range }) => range.start);
  assert.deepEqual(unresolved, [
    { line: 4, character: 28 },
    { line: 4, character: 38 },
  ]);
});

test('edits arrive at their place, and new lines end as the others do', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(mapping, text);
  const range = { start: { line: 2, character: 25 }, end: { line: 2, character: 25 } };
  const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', mapping, undefined, {
    range,
    context: { diagnostics: [] },
  });
  const editsOf = (title: RegExp) => {
    const edit: WorkspaceEdit | undefined = actions.find((action) => title.test(action.title))?.edit;
    const [change] = edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    assert.equal(change.textDocument.version, 1);
    return change.edits.flatMap((one) => ('newText' in one ? [one] : []));
  };
  assert.equal(
    apply(text, editsOf(/^Disable mapping\/unknown-key for this line/)).split('\r\n')[2],
    '  # oscpkg-disable-next-line mapping/unknown-key',
  );
});

test('a changed range counts from UTF-16 columns', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(mapping, text);
  await editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: editor.uri(mapping), version: 2 },
    contentChanges: [
      {
        range: { start: { line: 2, character: 21 }, end: { line: 2, character: 32 } },
        text: 'address: {}, 🚀',
      },
      { range: { start: { line: 2, character: 34 }, end: { line: 2, character: 36 } }, text: 'kind' },
    ],
  });
  const found = await editor.diagnostics(mapping);
  assert.ok(!found.some(({ code }) => code === 'mapping/unknown-key'), JSON.stringify(found));
});

test('completion replaces what stands behind wide letters, definition selects its origin', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(values, '# 🚀\r\n镜像🚀:\r\n  image: a/b\r\n');
  await editor.open(mapping, 'instance:\r\n  - address:\r\n      tag: "镜像🚀.im"\r\n');
  const list = await editor.ask<CompletionList>('textDocument/completion', mapping, {
    line: 2,
    character: 19,
  });
  assert.deepEqual(
    list.items.map(({ label }) => label),
    ['镜像🚀.image'],
  );
  assert.deepEqual(list.itemDefaults?.editRange, {
    start: { line: 2, character: 12 },
    end: { line: 2, character: 19 },
  });
  await editor.change(mapping, 'instance:\r\n  - address:\r\n      tag: "镜像🚀.image"\r\n');
  const [link] = await editor.ask<LocationLink[]>('textDocument/definition', mapping, {
    line: 2,
    character: 18,
  });
  assert.equal(link?.targetUri, editor.uri(values));
  assert.deepEqual(link?.targetRange, { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } });
  assert.deepEqual(link?.originSelectionRange, {
    start: { line: 2, character: 17 },
    end: { line: 2, character: 22 },
  });
});
