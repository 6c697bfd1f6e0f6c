import assert from 'node:assert/strict';
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

const digest = `sha256:${'0'.repeat(64)}`;
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

test('an address to which the chart adds a piece is pushed by no entry', async () => {
  const image = '{{ .Values.image.repository }}-generic:{{ .Values.image.tag }}-pro';
  const entry = (mark: string) => `#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      repository: image.repository
${mark}      tag: image.tag
    package:
      x86_64: app.tar
`;
  const source = pinned('', '').replace(/image: ".*"/, `image: "${image}"`);
  await checkProblems(
    source.slice(0, source.indexOf('#- images')) +
      entry(
        '#     ^^^^^^^^^^ error mapping/broken-address: Pod/app would pull "swr.cn-east-3.myhuaweicloud.com/osc-opensource/app-generic:1.0.0-pro": no entry of mapping.yaml pushes "app-generic:1.0.0-pro"\n',
      ),
    { only: ['mapping/broken-address'] },
  );
});

test('a registry that the chart does not take', async () => {
  const source = pinned('', '  registry: ""');
  await checkProblems(
    `${source.slice(0, source.indexOf('#- images'))}#- images/mapping.yaml
instance:
  - image: app
    tag: 1.0.0
    address:
      endpoint: image.registry
      repo: image.repository
#     ^^^^ error mapping/broken-address: Pod/app would pull "osc-opensource/app:1.0.0": the chart puts no registry in front of …
      tag: image.tag
    package:
      x86_64: app.tar
`,
    { only: ['mapping/broken-address'] },
  );
});

test('a digest in the place of a tag, or behind one, fits the role of a tag and offers no tag that cannot be', async () => {
  const only = ['mapping/mismatched-role', 'mapping/mismatched-kept-tag'];
  for (const tag of [digest, `latest@${digest}`]) {
    const source = pinned('', '').replace('  tag: 1.0.0', `  tag: ${tag}`);
    await checkProblems(source, { only });
    const kept = source
      .replace('      tag: image.tag\n', '')
      .replace('    tag: 1.0.0\n', '    tag: 1.0.0\n#        ^^^^^ warning mapping/mismatched-kept-tag\n');
    const problems = await checkProblems(kept, { only });
    assert.equal(problems[0]?.fixes?.length, 1);
  }
});

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
