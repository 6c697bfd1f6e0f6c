import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateMapping } from '../../../server/src/core/images/generate-mapping';
import { checkProblems } from '../../support/check';
import { packageOf } from '../../support/fixture';

const only = ['values/unmapped-image', 'values/unmapped-optional-image'];
const chart = (values: string, template: string) => `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
${values}#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
${template}`;
const mapping = `#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      fullAddress: image
    package:
      x86_64: app.tar
`;

test('an image behind a mode is told, though no switch leads to it', async () => {
  const values = (mark: string) => `mode: single
image: example/app:1.0.0
peer:
  image:
    repository: example/peer
${mark}    tag: 1.1.0
`;
  const template = `{{- if eq .Values.mode "cluster" }}
    - name: peer
      image: {{ .Values.peer.image.repository }}:{{ .Values.peer.image.tag }}
{{- end }}
`;
  const mark =
    '#   ^^^^^^^^^^ information values/unmapped-optional-image: No entry of mapping.yaml replaces "example/peer:1.1.0"\n';
  await checkProblems(chart(values(mark), template) + mapping, { only });
  const made = generateMapping(await packageOf(chart(values(''), template) + mapping), 'en')?.text ?? '';
  assert.match(
    made,
    /- image: peer # no rendering shows it: check the keys of "address"\n {4}tag: 1\.1\.0\n {4}address:\n {6}repository: peer\.image\.repository\n {6}tag: peer\.image\.tag\n/,
  );
});

test('an image that is handed on as a map, behind a list of components', async () => {
  await checkProblems(
    chart(
      `components: []
image: example/app:1.0.0
search:
  image:
    registry: docker.io
    repository: example/search
#   ^^^^^^^^^^ information values/unmapped-optional-image: No entry of mapping.yaml replaces "docker.io/example/search:2"
    tag: "2"
`,
      `{{- if has "search" .Values.components }}
    - name: search
      image: {{ include "image" (dict "image" .Values.search.image) }}
{{- end }}
{{- define "image" }}{{ .image.registry }}/{{ .image.repository }}:{{ .image.tag }}{{ end }}
`,
    ) + mapping,
    { only },
  );
});

test('an image that no template names is left alone', async () => {
  await checkProblems(
    chart('image: example/app:1.0.0\nold:\n  image:\n    repository: example/old\n    tag: "1"\n', '') +
      mapping,
    { only },
  );
});

test('where nothing is rendered, each declared image is told once, at its key, with the tag that the archive has', async () => {
  const source = `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image:
  repository: example/app
# ^^^^^^^^^^ warning values/unmapped-image: No entry of mapping.yaml replaces "example/app"
  tag: null
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: {{ required "a name" .Values.name }}
spec:
  containers:
    - name: app
      image: {{ .Values.image.repository }}:{{ required "a tag" .Values.image.tag }}
#- images/app.tar {"tags":["example/app:9.2.0"],"architecture":"amd64"}
#- images/mapping.yaml
instance: []
`;
  const [problem] = await checkProblems(source, { only });
  const [fix] = problem?.fixes ?? [];
  assert.match(JSON.stringify(fix?.changes), /tag: 9\.2\.0/);
});
