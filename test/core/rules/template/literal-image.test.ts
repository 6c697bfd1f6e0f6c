import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const chart = '#- package/app/Chart.yaml\napiVersion: v2\nname: app\nversion: 1.0.0\n';
const pod = (image: string, extra = '') => `#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: ${image}
${extra}`;
const only = ['template/literal-image', 'template/literal-image-part'];

test('a literal inside of an action is replaced with its quotes', () =>
  checkFix(
    `${chart}#- package/app/values.yaml\nreplicas: 1\n${pod('{{ default "nginx:1.25" .Values.image }}')}`,
    `${chart}#- package/app/values.yaml\nreplicas: 1\nnginxImage: nginx:1.25\n${pod('{{ default $.Values.nginxImage .Values.image }}')}`,
    { only },
  ));

test('a key of values.yaml that holds the image is used again; another one is left alone', async () => {
  const literal = pod('docker.io/library/nginx:1.25');
  const moved = (key: string) => pod(`{{ $.Values.${key} }}`);
  const same = `${chart}#- package/app/values.yaml\nnginxImage: docker.io/library/nginx:1.25 # ours\n`;
  await checkFix(same + literal, same + moved('nginxImage'), { only });
  const other = `${chart}#- package/app/values.yaml\nnginxImage: taken\n`;
  const written = `${other}nginxImage2: docker.io/library/nginx:1.25\n`;
  await checkFix(other + literal, written + moved('nginxImage2'), { only });
});

test('a chart without values.yaml gets one', () =>
  checkFix(
    chart + pod('nginx:1.25'),
    `${chart}${pod('{{ $.Values.nginxImage }}')}#- package/app/values.yaml\nnginxImage: nginx:1.25\n`,
    { only },
  ));

const helper = (image: string) =>
  `#- package/app/templates/_pod.tpl\n{{- define "app.image" }}${image}{{ end }}\n`;

test('in a named template the repair is offered only where "$" is the root', async () => {
  const values = `${chart}#- package/app/values.yaml\nreplicas: 1\n`;
  const call = (context: string) => pod(`{{ include "app.image" ${context} }}`);
  await checkFix(
    values + helper('nginx:1.25') + call('.'),
    `${values}nginxImage: nginx:1.25\n${helper('{{ $.Values.nginxImage }}')}${call('.')}`,
    { only },
  );
  const [problem] = await checkProblems(
    `${values}#- package/app/templates/_pod.tpl
{{- define "app.image" }}nginx:1.25{{ end }}
{{/*                     ^^^^^^^^^^ error template/literal-image */}}
${call('(dict "a" "b")')}`,
    { only },
  );
  if (problem?.fixes?.length !== 0) throw new Error('a repair that does not render is offered');
});

const subchart = (values: string, image: string) => `${chart}#- package/app/values.yaml
${values}#- package/app/charts/sub/Chart.yaml
apiVersion: v2
name: sub
version: 1.0.0
${pod(image).replace('app/templates', 'app/charts/sub/templates')}`;

test('an image of a subchart moves to the values that the parent gives it', () =>
  checkFix(
    subchart('a: b\n', 'busybox:1.28'),
    subchart('a: b\nsub:\n  busyboxImage: busybox:1.28\n', '{{ $.Values.busyboxImage }}'),
    { only },
  ));

test('a literal in a branch that no rendering reaches is found; comments and texts of other documents are not', async () => {
  await checkProblems(
    `${chart}#- package/app/values.yaml
image: a/b:1
own: {enabled: true}
${pod(
  '{{ .Values.image }}',
  `    - name: other
      {{- if .Values.own.enabled }}
      image: {{ .Values.image }}
      {{- else }}
      image: busybox:1.28
      #      ^^^^^^^^^^^^ error template/literal-image: "busybox:1.28" is written in the template
      {{- end }}
      {{- /*
      image: busybox:1.29
      */}}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  pod.yaml: |
    containers:
      - name: a
        image: busybox:1.30
`,
)}`,
    { only },
  );
});

test('parts of an address move beside its name, or to keys of their own', async () => {
  const named = (values: string, image: string) =>
    `${chart}#- package/app/values.yaml\n${values}${pod(image)}`;
  await checkFix(
    named('image: {repository: a/details} # c\n', '"{{ .Values.image.repository }}:1.50"'),
    named(
      'image: {repository: a/details, tag: "1.50"} # c\n',
      '"{{ .Values.image.repository }}:{{ $.Values.image.tag }}"',
    ),
    { only },
  );
  await checkFix(
    named('hub: docker.io/x\ntag: "1"\n', '"{{ .Values.hub }}/details:{{ .Values.tag }}"'),
    named(
      'hub: docker.io/x\ntag: "1"\ndetailsRepository: details\n',
      '"{{ .Values.hub }}/{{ $.Values.detailsRepository }}:{{ .Values.tag }}"',
    ),
    { only },
  );
  await checkFix(
    named('my-app: {name: a/details}\n', '"{{ index .Values "my-app" "name" }}:1.5"'),
    named(
      'my-app: {name: a/details}\ndetailsTag: "1.5"\n',
      '"{{ index .Values "my-app" "name" }}:{{ $.Values.detailsTag }}"',
    ),
    { only },
  );
});

test('a registry that an empty key of values.yaml takes the place of is no defect', async () => {
  const values = '#- package/app/values.yaml\nimage: {registry: "", repository: org/app, tag: "1"}\n';
  const rest = '/{{ .Values.image.repository }}:{{ .Values.image.tag }}"';
  await checkProblems(`${chart}${values}${pod(`"{{ .Values.image.registry | default "quay.io" }}${rest}`)}`, {
    only,
  });
  await checkProblems(
    `${chart}${values}${pod(`"quay.io${rest}`, '#             ^^^^^^^ warning template/literal-image-part: The registry "quay.io" is written …\n')}`,
    { only },
  );
});

test('a piece of a name or of a tag has no repair: no address key writes a piece', async () => {
  const [values] = [`${chart}#- package/app/values.yaml\nname: quay.io/org/operator\nbuild: "25.1"\n`];
  const found = await checkProblems(
    `${values}${pod(
      '"{{ .Values.name }}-generic:{{ .Values.build }}-community"',
      '#                               ^^^^^^^^ warning template/literal-image-part: "-generic" is written in the template, and no address key writes a piece of it: keep the whole path …\n#                                                           ^^^^^^^^^^ warning template/literal-image-part: "-community" is written in the template, and no address key writes a piece of it: keep the whole tag …\n',
    )}`,
    { only },
  );
  assert.deepEqual(
    found.flatMap(({ fixes }) => fixes ?? []),
    [],
  );
});

test('an image in a file that a template reads is told where it stands', async () => {
  await checkProblems(
    `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
replicas: 1
#- package/app/files/images.yaml
web: nginx:1.25
#    ^^^^^^^^^^ error template/literal-image: "nginx:1.25" is written in a file that a template reads: move it to values.yaml, …
#- package/app/files/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: db
spec:
  containers:
    - name: db
      image: mysql:8
#            ^^^^^^^ error template/literal-image: "mysql:8" is written in a file …
#- package/app/templates/db.yaml
{{ .Files.Get "files/pod.yaml" }}
#- package/app/templates/web.yaml
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: {{ (.Files.Get "files/images.yaml" | fromYaml).web }}
`,
    { only: ['template/literal-image'] },
  );
});

test('a tag that the template makes of a version in Chart.yaml, or of one for which values have a key, is fine', async () => {
  const checked = (values: string, tag: string) =>
    checkProblems(
      `${chart}#- package/app/values.yaml\n${values}${pod(`"{{ .Values.image.repository }}:${tag}"`)}`,
      { only: ['template/literal-image-part'] },
    );
  await checked('image: {repository: a/b}\n', 'v{{ .Chart.Version }}');
  await checked(
    'image: {repository: a/b, tag: ""}\nversion: 1.2.0\n',
    '{{ .Values.image.tag | default (printf "v%s" .Values.version) }}',
  );
});

test('a default for an empty value that mapping.yaml writes is no defect', async () => {
  const written = (path: string, mark: string) =>
    checkProblems(
      `${chart}#- package/app/values.yaml
image: {repository: "", other: a/b}
${pod('"{{ default `nginx` .Values.image.repository }}:1.25"', mark)}#- images/mapping.yaml
instance:
  - image: nginx
    tag: "1.25"
    address:
      repository: ${path}
`,
      { only: ['template/literal-image'] },
    );
  await written('image.repository', '');
  await written('image.other', '#     ^^^^^ error template/literal-image: "nginx:1.25" is written\n');
});

test('a name behind a registry from values is a part, which a prefix serves', async () => {
  await checkProblems(
    `${chart}#- package/app/values.yaml\nhub: registry.acme.io\n${pod(
      '"{{ .Values.hub }}/app:{{ .Chart.Version }}"',
      '#                               ^^^ warning template/literal-image-part: The part "app" is written …\n',
    )}`,
    { only },
  );
});

test('what a test of the chart writes into a ConfigMap is told once, as an image of a test', async () => {
  await checkProblems(
    `${chart}#- package/app/values.yaml
a: 1
#- package/app/templates/config.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: app
  annotations:
    helm.sh/hook: test
data:
  image: quay.io/acme/job:1.2.0
#        ^^^^^^^^^^^^^^^^^^^^^^ warning template/literal-test-image: "quay.io/acme/job:1.2.0" is written in the template…
`,
    { only: ['template/literal-test-image', 'template/literal-image-in-data', 'template/literal-image'] },
  );
});
