import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPackage, withoutLateFixes } from '../../../../server/src/core/rules/check';
import { checkFix, checkProblems } from '../../../support/check';
import { packageOf } from '../../../support/fixture';

const only = ['template/missing-pull-secret', 'template/misplaced-pull-secret'];
const chart = '#- images/app.tar\n#- package/app/Chart.yaml\napiVersion: v2\nname: app\nversion: 1.0.0\n';
const values = (text: string) => `#- package/app/values.yaml\nimage: a/b:1\n${text}`;
const pod = (spec: string, name = 'app', file = 'templates/pod.yaml') => `#- package/app/${file}
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
spec:
${spec}  containers:
    - name: app
      image: {{ .Values.image }}
`;

/** The same template before and after: the repair changes values.yaml. */
const byValues = (before: string, after: string, template: string) =>
  checkFix(chart + values(before) + template, chart + values(after) + template, { only });

test('a template that reads the secrets from values gets them there, in the form that it reads', async () => {
  await byValues(
    'imagePullSecrets: [] # none\nreplicas: 1\n',
    'imagePullSecrets: # none\n  - name: default-secret\nreplicas: 1\n',
    pod(
      '  {{- with .Values.imagePullSecrets }}\n  imagePullSecrets:\n    {{- toYaml . | nindent 4 }}\n  {{- end }}\n',
    ),
  );
  await byValues(
    'global:\n  imagePullSecrets:\n    # - mine\n',
    'global:\n  imagePullSecrets:\n    - default-secret\n    # - mine\n',
    pod(
      '  imagePullSecrets:\n    {{- range .Values.global.imagePullSecrets }}\n    - name: {{ . }}\n    {{- end }}\n',
    ),
  );
  await byValues(
    'imagePullSecrets:\n- name: mine # c\n',
    'imagePullSecrets:\n- name: mine # c\n- name: default-secret\n',
    pod('  imagePullSecrets: {{ toYaml .Values.imagePullSecrets | nindent 4 }}\n'),
  );
});

test('a single name stays a single name', async () => {
  const single = (path: string) =>
    pod(`  {{- if ${path} }}\n  imagePullSecrets:\n    - name: {{ ${path} }}\n  {{- end }}\n`);
  await byValues(
    'registry: {x: 1}\n',
    'registry: {x: 1, pullSecret: default-secret}\n',
    single('.Values.registry.pullSecret'),
  );
  await byValues(
    'imagePullSecrets:\n',
    'imagePullSecrets: default-secret\n',
    single('.Values.imagePullSecrets'),
  );
});

test('a service account that reads them from values counts too', () =>
  byValues(
    'account:\n  imagePullSecrets: []\n',
    'account:\n  imagePullSecrets:\n    - name: default-secret\n',
    `${pod('  serviceAccountName: app\n')}---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: app
imagePullSecrets: {{ toYaml .Values.account.imagePullSecrets | nindent 2 }}
`,
  ));

test('a service account with the secret does, also by the older name of its field', async () => {
  await checkProblems(
    `${chart}${values('')}${pod('  serviceAccount: app\n')}---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: app
imagePullSecrets:
  - name: default-secret
`,
    { only },
  );
});

test('a list that the template writes gets one item more', () => {
  const list = (items: string) => pod(`  imagePullSecrets:\n${items}`);
  return checkFix(
    chart + values('') + list('  - name: mine # c\n'),
    chart + values('') + list('  - name: default-secret\n  - name: mine # c\n'),
    { only },
  );
});

test('a pod of a named template, and a CronJob', async () => {
  const call = pod('', 'app').replace(
    / {2}containers:[\s\S]*$/,
    '  {{- include "app.pod" . | nindent 2 }}\n',
  );
  const named = (secret: string) => `#- package/app/templates/_pod.tpl
{{- define "app.pod" -}}
${secret}containers:
  - name: app
    image: {{ .Values.image }}
{{- end }}
${call}`;
  await checkFix(
    chart + values('') + named(''),
    chart + values('') + named('imagePullSecrets:\n  - name: default-secret\n'),
    { only },
  );
  const job = (secret: string) => `#- package/app/templates/job.yaml
apiVersion: batch/v1
kind: CronJob
metadata:
  name: app
spec:
  jobTemplate:
    spec:
      template:
        spec:
${secret}          containers:
          - name: app
            image: {{ .Values.image }}
`;
  await checkFix(
    chart + values('') + job(''),
    chart + values('') + job('          imagePullSecrets:\n            - name: default-secret\n'),
    { only },
  );
});

test('a template that names secrets under a condition names the platform’s otherwise', () => {
  const named = (otherwise: string) =>
    pod(
      `  {{- if .Values.credentials }}\n  imagePullSecrets:\n    - name: {{ .Release.Name }}-registry\n${otherwise}  {{- end }}\n`,
    );
  return checkFix(
    chart + values('') + named(''),
    chart + values('') + named('  {{- else }}\n  imagePullSecrets:\n    - name: default-secret\n'),
    { only },
  );
});

test('secrets that a container gets by mistake do not keep the pod from its own', () => {
  const misplaced =
    '      {{- if .Values.imagePullSecrets }}\n      imagePullSecrets: {{ toYaml .Values.imagePullSecrets | nindent 6 }}\n      {{- end }}\n';
  return checkFix(
    chart + values('') + pod('') + misplaced,
    chart + values('') + pod('  imagePullSecrets:\n    - name: default-secret\n') + misplaced,
    { only: ['template/missing-pull-secret'] },
  );
});

test('a subchart gets them from the values of the parent', async () => {
  const sub = `#- package/app/charts/sub/Chart.yaml
apiVersion: v2
name: sub
version: 1.0.0
#- package/app/charts/sub/values.yaml
image: a/c:1
imagePullSecrets: []
${pod('  imagePullSecrets: {{ toYaml .Values.imagePullSecrets | nindent 4 }}\n', 'sub', 'charts/sub/templates/pod.yaml')}`;
  await byValues('sub: {k: v}\n', 'sub: {k: v, imagePullSecrets: [{name: default-secret}]}\n', sub);
});

test('lines keep their ends', () => {
  const crlf = (fixture: string) => fixture.replace(/\n/g, '\r\n').replace(/^(#- .*)\r$/gm, '$1');
  const secret = '  imagePullSecrets:\n    - name: default-secret\n';
  return checkFix(crlf(chart + values('') + pod('')), crlf(chart + values('') + pod(secret)), { only });
});

test('a misplaced list moves in front of the containers, with its comments', async () => {
  const inContainer = (spec: string, container: string) => chart + values('') + pod(spec) + container;
  await checkFix(
    inContainer('', '      imagePullSecrets:\n      - name: default-secret # c\n      ports: []\n'),
    inContainer('  imagePullSecrets:\n  - name: default-secret # c\n', '      ports: []\n'),
    { only },
  );
  await checkFix(
    inContainer('', '    - imagePullSecrets: [{name: default-secret}]\n      name: b\n'),
    inContainer('  imagePullSecrets: [{name: default-secret}]\n', '    - name: b\n'),
    { only },
  );
});

test('a misplaced list with actions is left to the author', async () => {
  const problems = await checkProblems(
    `${chart}${values('secret: default-secret\n')}${pod('  imagePullSecrets: [{name: default-secret}]\n')}      imagePullSecrets:
#     ^^^^^^^^^^^^^^^^ error template/misplaced-pull-secret
        - name: {{ .Values.secret }}
`,
    { only },
  );
  if (problems[0]?.fixes?.length !== 0) throw new Error('a repair is offered');
});

test('a repair is found when it is read, and need not be', async () => {
  const pkg = await packageOf(
    chart +
      values('imagePullSecrets: []\n') +
      pod('  imagePullSecrets: {{ toYaml .Values.imagePullSecrets | nindent 4 }}\n'),
  );
  const [problem] = checkPackage(pkg).filter(({ code }) => only.includes(code));
  assert.ok(problem?.lateFixes);
  const sent = structuredClone(withoutLateFixes(problem));
  assert.equal(sent.fixes, undefined);
  assert.deepEqual({ ...problem, fixes: undefined }, { ...sent, fixes: undefined });
  assert.equal(problem.fixes?.length, 1);
});

test('a value that must be given first hides no pod', async () => {
  await checkProblems(
    `${chart}${values('')}#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: {{ required "name it" .Values.name | default "app" }}
spec:
  containers:
# ^^^^^^^^^^ warning template/missing-pull-secret: Pod/app does not name "default-secret"
    - name: app
      image: {{ .Values.image }}
      {{- if not .Values.mode }}
      {{- fail "choose a mode" }}
      {{- end }}
`,
    { only },
  );
});
