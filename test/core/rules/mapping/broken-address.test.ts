import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const image = (name: string) => `${name}:
  image: example/${name}
  tag: 1.0.0
  digest: sha256:${'0'.repeat(64)}
`;
const container = (name: string) => `    - name: ${name}
      image: "{{ .Values.global.registry }}/{{ .Values.${name}.image }}:{{ .Values.${name}.tag }}@{{ .Values.${name}.digest }}"
`;
const entry = (name: string) => `  - image: ${name}
    tag: 1.0.0
    address:
      endpoint: global.registry
#     ^^^^^^^^ error mapping/broken-address: Pod/app would pull "swr.cn-east-3.myhuaweicloud.com/osc-opensource/${name}:1.0.0@sha256
      repo: ${name}.image
      tag: ${name}.tag
    package:
      x86_64: ${name}.tar
`;

test('images that share a registry are told each at its own entry', async () => {
  await checkProblems(
    `#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
global:
  registry: docker.io
${image('first')}${image('second')}#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
${container('first')}${container('second')}#- images/mapping.yaml
instance:
${entry('first')}${entry('second')}`,
    { only: ['mapping/broken-address'] },
  );
});

test('a registry that the template expects to end with a slash', async () => {
  await checkProblems(
    `#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
hub: quay.io/org/
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: "{{ .Values.hub }}app:1.0.0"
#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      prefixAddress: hub
#     ^^^^^^^^^^^^^ error mapping/broken-address: Pod/app would pull "swr.cn-east-3.myhuaweicloud.com/osc-opensourceapp:1.0.0": the chart writes no "/" behind …
`,
    { only: ['mapping/broken-address'] },
  );
});

const pinned = (image: string, digest: string) => `#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image:
  repository: quay.io/org/app
  tag: 1.0.0
${digest}
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}${image}"
#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      repository: image.repository
      tag: image.tag
    package:
      x86_64: app.tar
`;
const digest = `sha256:${'0'.repeat(64)}`;

test('a digest is cleared where the template then writes no "@"', async () => {
  const image = '{{ with .Values.image.digest }}@{{ . }}{{ end }}';
  await checkFix(pinned(image, `  digest: ${digest}`), pinned(image, '  digest: ""'), {
    only: ['mapping/broken-address'],
  });
});

test('a digest that has a switch is switched off, as cleared it would leave its "@"', async () => {
  const image = '{{ ternary (printf `@%s` .Values.image.digest) `` .Values.image.useDigest }}';
  await checkFix(
    pinned(image, `  digest: ${digest}\n  useDigest: true`),
    pinned(image, `  digest: ${digest}\n  useDigest: false`),
    { only: ['mapping/broken-address'] },
  );
});
