import assert from 'node:assert/strict';
import { it } from 'node:test';
import { helmPreview } from '../../../server/src/core/images/helm-preview';
import { packageOf } from '../../support/fixture';

it('an image that a switch puts in the place of another becomes what it is itself with the switch on', async () => {
  const pkg = await packageOf(`
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: quay.io/org/app:1
proxy:
  enabled: false
  image: quay.io/org/proxy:2
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    {{- if .Values.proxy.enabled }}
    - name: proxy
      image: {{ .Values.proxy.image }}
    {{- end }}
    - name: app
      image: {{ .Values.image }}
#- images/mapping.yaml
instance:
  - image: app
    tag: "1"
    address:
      fullAddress: image
    package:
      x86_64: app.tar
  - image: proxy
    tag: "2"
    address:
      fullAddress: proxy.image
    package:
      x86_64: proxy.tar
`);
  const uses = helmPreview(pkg, { registry: 'r.example', organization: 'o' })?.uses ?? [];
  assert.deepEqual(
    uses.map(({ before, after }) => `${before} ${after}`),
    ['quay.io/org/app:1 r.example/o/app:1', 'quay.io/org/proxy:2 r.example/o/proxy:2'],
  );
});
