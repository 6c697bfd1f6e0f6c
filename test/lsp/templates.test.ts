import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hover, Location, LocationLink } from 'vscode-languageserver-protocol/node';
import { Editor } from '../support/editor';

const values = 'etcd/package/etcd/values.yaml';
const template = 'etcd/package/etcd/templates/pod.yaml';
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: etcd
spec:
  containers:
    - name: etcd
      {{- with .Values.image }}
      image: "{{ .repository }}:{{ .tag }}"
      {{- end }}
`;
const source = `
#- etcd/package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 1.0.0
#- ${values}
image:
  repository: partner/etcd
  tag: 3.5.0
#- ${template}
${pod}#- etcd/images/mapping.yaml
instance: []
`;

test('in a template: the image is shown, a value leads to its key, from there to its uses; in unsaved text too', async (t) => {
  const editor = await Editor.on(t, source);
  await editor.open(template, pod);
  await editor.untilPulled(values, (found) => found.some(({ code }) => code === 'values/unmapped-image'));
  const hover = await editor.ask<Hover>('textDocument/hover', template, { line: 8, character: 20 });
  assert.match(JSON.stringify(hover.contents), /partner\/etcd:3\.5\.0.*Pod\/etcd etcd.*does not replace it/);
  const onValue = await editor.ask<Hover>('textDocument/hover', values, { line: 1, character: 20 });
  assert.match(JSON.stringify(onValue.contents), /partner\/etcd:3\.5\.0.*templates\/pod\.yaml:9/);

  const [link] = await editor.ask<LocationLink[]>('textDocument/definition', template, {
    line: 8,
    character: 20,
  });
  assert.equal(link?.targetUri, editor.uri(values));
  assert.deepEqual(link?.targetSelectionRange.start, { line: 1, character: 2 });
  assert.deepEqual(link?.originSelectionRange?.start, { line: 8, character: 18 });

  await editor.change(template, `# new\n${pod}{{ .Values.image.repository }}{{ if .`);
  const context = { context: { includeDeclaration: false } };
  const uses = await editor.ask<Location[]>(
    'textDocument/references',
    values,
    { line: 1, character: 4 },
    context,
  );
  assert.deepEqual(
    uses.map(
      ({ uri, range }) => `${uri === editor.uri(template)} ${range.start.line}:${range.start.character}`,
    ),
    ['true 9:18', 'true 11:17'],
  );
});
