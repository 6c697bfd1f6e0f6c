import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Editor, modern } from '../support/editor';

const broken = `
#- etcd/package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 6.7.0
#- etcd/images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      fulladdress: image
    package:
      x86_64: etcd.tar
`;
const mapping = 'etcd/images/mapping.yaml';

test('a document is diagnosed when the editor asks, with code, page and source', async (t) => {
  const editor = await Editor.on(t, broken);
  const found = await editor.diagnostics(mapping);
  const problem = found.find(({ code }) => code === 'mapping/unknown-key');
  assert.deepEqual(problem?.range, { start: { line: 4, character: 6 }, end: { line: 4, character: 17 } });
  assert.equal(problem?.source, 'oscpkg');
  assert.match(problem?.codeDescription?.href ?? '', /^https:.*mapping\/unknown-key/);
  assert.equal(await editor.quit(), 0);
  assert.deepEqual(editor.log, []);
});

test('an editor that cannot ask is told', async (t) => {
  const editor = await Editor.on(t, broken, { capabilities: {} });
  const found = await editor.untilPublished(mapping);
  assert.ok(found.some(({ code }) => code === 'mapping/unknown-key'));
  assert.equal(await editor.quit(), 0);
});

test('a quick fix repairs the text', async (t) => {
  const editor = await Editor.on(t, broken);
  const found = await editor.diagnostics(mapping);
  const problem = found.find(({ code }) => code === 'mapping/unknown-key');
  const actions = await editor.ask<{ title: string; edit: unknown; isPreferred?: boolean }[]>(
    'textDocument/codeAction',
    mapping,
    undefined,
    { range: problem?.range, context: { diagnostics: [problem] } },
  );
  assert.deepEqual(
    actions.map(({ title }) => title),
    [
      'Rename "fulladdress" to "fullAddress"',
      'Disable mapping/unknown-key for this line',
      'Disable mapping/unknown-key for this file',
      'Switch mapping/unknown-key off in oscpkg.yaml',
    ],
  );
  await editor.quit();
});

test('everything is Chinese in a Chinese editor', async (t) => {
  const editor = await Editor.on(t, broken, { locale: 'zh-cn', capabilities: modern });
  const [problem] = await editor.diagnostics(mapping);
  assert.match(String(problem?.message), /\p{Script=Han}/u);
  await editor.quit();
});
