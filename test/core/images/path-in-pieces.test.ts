import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateMapping } from '../../../server/src/core/images/generate-mapping';
import { show } from '../../../server/src/core/text/message';
import { packageOf } from '../../support/fixture';

test('an image whose path is put together from several values stays undecided, for that reason', async () => {
  const pkg = await packageOf(`
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image:
  registry: docker.io
  org: partner
  name: app
  tag: 1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: "{{ .Values.image.registry }}/{{ .Values.image.org }}/{{ .Values.image.name }}:{{ .Values.image.tag }}"
`);
  const notes = generateMapping(pkg, 'en')?.notes.map((note) => show(note, 'en')) ?? [];
  assert.equal(notes.length, 1);
  assert.match(notes[0] ?? '', /put together from "image\.org" and "image\.name"/);
});
