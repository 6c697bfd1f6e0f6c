import { test } from 'node:test';
import { checkRefusedRename, checkRename } from '../../support/features';
import { helm, operator } from './packages';

const entry = `#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
`;

test('a key of values.yaml carries mapping.yaml and the templates along', async () => {
  const after = `
#- package/etcd/values.yaml
image:
  registry: docker.io
  imageName: bitnami/etcd
  tag: 3.5.0
#- package/etcd/templates/deployment.yaml
image: {{ .Values.image.registry }}/{{ .Values.image.imageName }}:{{ $.Values.image.tag }}
other: {{ .Values.image.repositoryOther }}
#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      repository: image.imageName
`;
  await checkRename(
    `${helm.replace('repository: bitnami', 'repo$0sitory: bitnami')}${entry}      repository: image.repository\n`,
    'imageName',
    after,
  );
  await checkRename(`${helm}${entry}      repository: image.repo$0sitory\n`, 'imageName', after);
});

test('keys that a loop reads are renamed together, in maps and in lists', async () => {
  const chart = (image: string, cursor = '') => `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
parts:
  web: {${image}${cursor}: a/web, tag: "1"}
  job: {${image}: a/job, tag: "2"}
services:
  - ${image}: a/one
  - name: two
    ${image}: a/two
image: a/other
#- package/app/templates/all.yaml
{{- range $name, $part := .Values.parts }}
{{ $name }}: {{ $part.${image} }}:{{ .tag }}
{{- end }}
{{- range .Values.services }}{{ .${image} }}{{ end }}
own: {{ .Values.parts.job.${image} }} {{ .Values.image }}
`;
  const renamed = (one: string, other: string) =>
    chart('image')
      .replace(/^[\s\S]*?(?=#- package\/app\/values)/, '')
      .replaceAll(/(?<=web: \{|job: \{|\$part\.|job\.)image/g, one)
      .replaceAll(/(?<=- |two\n {4}|\{\{ \.)image/g, other);
  await checkRename(chart('image', '$0'), 'ref', renamed('ref', 'image'));
  await checkRename(chart('image').replace('  - image', '  - im$0age'), 'ref', renamed('image', 'ref'));
  await checkRefusedRename(
    chart('image', '$0').replace('a/job, tag', 'a/job, ref: x, tag'),
    'ref',
    /already a key "ref"/,
  );
});

test('a name of the ClusterServiceVersion is renamed there and in mapping.yaml', async () => {
  const text = (cursor: string, name: string) =>
    operator.replace('- name: manager', `- name: ${name}`) +
    `#- images/mapping.yaml\nlifecycle:\n  - deployment: etcd-operator\n    containers:\n      - type: container\n        name: ${cursor}${name}\n`;
  const after = text('', 'controller').split('\n#- images/arm')[0] ?? '';
  await checkRename(text('$0', 'manager'), 'controller', after);
});

test('an image archive is renamed on the disk and in mapping.yaml', async () => {
  await checkRename(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar\n`,
    'etcd.tar',
    `#- images/etcd.tar\n${entry}    package:\n      x86_64: etcd.tar\n`,
  );
});

test('what cannot be renamed is refused with a reason', async () => {
  const path = `${helm}${entry}      repository: image.repo$0sitory\n`;
  await checkRefusedRename(path, 'tag', /already a key "tag"/);
  await checkRefusedRename(path, 'a.b', /a dot would separate/);
  await checkRefusedRename(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar\n`,
    'x/y.tar',
    /no folder/,
  );
  const instance = entry.replace('image: etcd', 'kind: EtcdCluster');
  await checkRefusedRename(
    `${operator}${instance}      repository: spec.repo$0sitory`,
    'x',
    /fixed by its definition/,
  );
});
