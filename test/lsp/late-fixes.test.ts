import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol/node';
import { Editor } from '../support/editor';

const template = 'app/package/app/templates/pod.yaml';
const values = 'app/package/app/values.yaml';
const source = `
#- app/images/app.tar
#- app/package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- ${values}
image: a/b:1
imagePullSecrets: []
#- ${template}
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  {{- with .Values.imagePullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  containers:
    - name: app
      image: {{ .Values.image }}
`;
const code = 'template/missing-pull-secret';

/** The problem, once rendering has found it. */
async function problemIn(editor: Editor): Promise<Diagnostic> {
  for (let tries = 0; tries < 1000; tries++) {
    const found = (await editor.diagnostics(template)).find((one) => one.code === code);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('the problem did not follow');
}

const actionsAt = (editor: Editor, { range }: Pick<Diagnostic, 'range'>, only?: readonly string[]) =>
  editor.ask<CodeAction[]>('textDocument/codeAction', template, undefined, {
    range,
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

test('a repair that must be tried is tried when the editor asks for it', async (t) => {
  const editor = await Editor.on(t, source);
  const problem = await problemIn(editor);
  const action = (await actionsAt(editor, problem)).find(({ title }) => title.includes('default-secret'));
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  assert.equal(change.textDocument.uri, editor.uri(values));
  assert.match(JSON.stringify(change.edits), /default-secret/);
  assert.deepEqual(await actionsAt(editor, problem, ['source.fixAll']), []);
});

test('a repair is for the text as it is now, not as it was when the problem was found', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(values, 'image: a/b:1\nimagePullSecrets: []\n');
  await problemIn(editor);
  await editor.change(values, '# more\nimage: a/b:1\nimagePullSecrets: []\n');
  const action = (await actionsAt(editor, await problemIn(editor))).find(({ title }) =>
    title.includes('default-secret'),
  );
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  assert.equal(change.edits[0]?.range.start.line, 2);
});
