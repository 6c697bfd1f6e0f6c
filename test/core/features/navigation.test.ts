import { test } from 'node:test';
import { checkDefinition, checkReferences } from '../../support/features';
import { helm, operator } from './packages';

const values = 'package/etcd/values.yaml';
const csv = 'package/etcd/etcd.clusterserviceversion.yaml';
const entry = `#- images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
`;

test('each step of a path leads to its key', async () => {
  await checkDefinition(`${helm}${entry}      repository: image.repo$0sitory`, `${values}:3 repository`);
  await checkDefinition(`${helm}${entry}      repository: im$0age.repository`, `${values}:1 image`);
  await checkDefinition(`${helm}${entry}      repository: "image.repository$0"`, `${values}:3 repository`);
  await checkDefinition(`${helm}${entry}      repository: image.nothi$0ng`, '');
});

test('a tar name leads to the file', async () => {
  await checkDefinition(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar`,
    'images/etcd-amd64.tar',
  );
});

test('operator: names lead into the ClusterServiceVersion, paths into the JSON of alm-examples', async () => {
  const lifecycle = (deployment: string, container: string) => `${operator}#- images/mapping.yaml
lifecycle:
  - deployment: ${deployment}
    containers:
      - type: container
        name: ${container}
`;
  await checkDefinition(lifecycle('etcd$0-operator', 'manager'), `${csv}:10 etcd-operator`);
  await checkDefinition(lifecycle('etcd-operator', 'man$0ager'), `${csv}:15 manager`);
  const instance = entry.replace('image: etcd', 'kind: EtcdCluster');
  await checkDefinition(`${operator}${instance}      repository: spec.repo$0sitory`, `${csv}:5 "repository"`);
});

test('a key leads to the lines of mapping.yaml that name it, paths through it included', async () => {
  const mapping = `${entry}      repository: image.repository\n      tag: image.tag\n`;
  const template = 'package/etcd/templates/deployment.yaml';
  const inMapping = ['images/mapping.yaml:5 image', 'images/mapping.yaml:6 image'];
  const inTemplates = ['1', '1', '1', '2'].map((line) => `${template}:${line} image`);
  const expected = [`${values}:1 image`, ...inMapping, ...inTemplates];
  await checkReferences(`${helm.replace('image:\n', 'im$0age:\n')}${mapping}`, expected);
  await checkReferences(`${helm}${mapping.replace('image.tag', 'im$0age.tag')}`, expected);
});

test('a key that nothing names leads nowhere', async () => {
  await checkDefinition(helm.replace('tag: 3', 't$0ag: 3'), '');
});

test('a tar name leads to all entries that use it', async () => {
  await checkReferences(
    `${helm}${entry}    package:\n      x86_64: etcd-a$0md64.tar\n      aarch64: etcd-amd64.tar\n`,
    ['images/mapping.yaml:6 etcd-amd64.tar', 'images/mapping.yaml:7 etcd-amd64.tar'],
  );
});

const chart = (templates: string) => `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image:
  repository: a/b
  tag: "1"
extra:
  first: {name: x}
global:
  hub: docker.io
sub:
  image: {tag: "2"}
#- package/app/charts/sub/Chart.yaml
apiVersion: v2
name: sub
version: 1.0.0
#- package/app/charts/sub/values.yaml
image: {repository: c/d, tag: "3"}
#- package/app/charts/sub/templates/pod.yaml
image: {{ .Values.global.hub }}/{{ .Values.image.repository }}:{{ .Values.image.tag }}
${templates}`;
const appValues = 'package/app/values.yaml';
const pod = (text: string) => `#- package/app/templates/pod.yaml\n${text}`;

test('a value that a template names leads to its key: in with and range, through variables, half-typed too', async () => {
  const leads = (template: string, line: string) =>
    checkDefinition(chart(pod(template)), `${appValues}:${line}`);
  await leads('a: {{ .Values.image.repo$0sitory }}\n', '2 repository');
  await leads('a: {{ .Values.im$0age.repository }}\n', '1 image');
  await leads('{{ with .Values.image }}{{ .ta$0g }}{{ end }}\n', '3 tag');
  await leads('{{ with .Values.image }}{{ $.Values.global.h$0ub }}{{ end }}\n', '7 hub');
  await leads('{{ $i := .Values.image }}{{ if true }}{{ $i.ta$0g | quote }}{{ end }}\n', '3 tag');
  await leads('{{ range $k, $v := .Values.extra }}{{ $v.na$0me }}{{ end }}\n', '5 name');
  await leads('{{ index .Values "image" "ta$0g" }}\n', '3 tag');
  await leads('{{ (default dict .Values.image).ta$0g }}\n', '3 tag');
  await leads('{{ if .Values.a }}\n{{ .Values. }}{{ foo\n{{ .Values.image.ta$0g }}\n{{ with ', '3 tag');
  await checkDefinition(chart(pod('a: {{ .Values.nothing.te$0xt }} {{ .Chart.name }}\n')), '');
});

test('a named template is read with what it is called with', async () => {
  const helper = (body: string) =>
    `#- package/app/templates/_h.tpl\n{{- define "app.image" -}}\n${body}\n{{- end }}\n`;
  const called = (context: string, body: string) =>
    chart(pod(`a: {{ include "app.image" ${context} }}\n`) + helper(body));
  await checkDefinition(called('.Values.image', '{{ .ta$0g }}'), `${appValues}:3 tag`);
  await checkDefinition(
    called('(dict "img" .Values.image "root" $)', '{{ .img.ta$0g }}'),
    `${appValues}:3 tag`,
  );
  await checkDefinition(called('(dict "root" $)', '{{ .root.Values.global.h$0ub }}'), `${appValues}:7 hub`);
  await checkDefinition(chart(helper('{{ .Values.image.ta$0g }}')), `${appValues}:3 tag`);
});

test('a template of a subchart leads to what the parent sets, else to its own values; globals to the parent', async () => {
  const from = (text: string) => chart('').replace(text, text.replace(/..(?= }})/, '$0$&'));
  await checkDefinition(from('.Values.image.tag }}'), `${appValues}:9 tag`);
  await checkDefinition(
    from('.Values.image.repository }}'),
    'package/app/charts/sub/values.yaml:1 repository',
  );
  await checkDefinition(from('.Values.global.hub }}'), `${appValues}:7 hub`);
});

test('a key leads to all its uses: subcharts, scopes and named templates', async () => {
  const uses = `${pod('a: {{ .Values.image.tag }}\n{{ with .Values.image }}\nb: {{ .tag }}\n{{ end }}\nc: {{ include "app.tag" .Values.image }}\n')}#- package/app/templates/_h.tpl
{{ define "app.tag" }}{{ .tag }}{{ end }}
`;
  const file = 'package/app/templates';
  const expected = [
    `${appValues}:3 tag`,
    `${file}/_h.tpl:1 tag`,
    `${file}/pod.yaml:1 tag`,
    `${file}/pod.yaml:3 tag`,
  ];
  await checkReferences(chart(uses).replace('tag: "1"', 'ta$0g: "1"'), expected);
  await checkReferences(chart(uses).replace('b: {{ .tag', 'b: {{ .t$0ag'), expected);
  const inSubchart = 'package/app/charts/sub/templates/pod.yaml:1 tag';
  await checkReferences(chart('').replace('tag: "2"', 'ta$0g: "2"'), [`${appValues}:9 tag`, inSubchart]);
  await checkReferences(chart('').replace('tag: "3"', 'ta$0g: "3"'), [
    'package/app/charts/sub/values.yaml:1 tag',
    inSubchart,
  ]);
  await checkReferences(chart('').replace('  hub:', '  h$0ub:'), [
    `${appValues}:7 hub`,
    'package/app/charts/sub/templates/pod.yaml:1 hub',
  ]);
});

test('named templates that call each other end', () =>
  checkDefinition(
    chart(
      pod(
        '{{ define "a" }}{{ include "b" (dict "x" .) }}{{ end }}{{ define "b" }}{{ include "a" (dict "x" .) }}{{ end }}{{ include "a" .Values.image }}{{ .Values.image.ta$0g }}\n',
      ),
    ),
    `${appValues}:3 tag`,
  ));
