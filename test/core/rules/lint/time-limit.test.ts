import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPackage } from '../../../../server/src/core/rules/check';
import { show } from '../../../../server/src/core/text/message';
import { packageOf } from '../../../support/fixture';

const chart = `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: a/b:1
#- package/app/templates/pod.yaml
{{- range until 3000 }}{{ range until 3000 }}{{ end }}{{ end }}
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
#- images/mapping.yaml
instance:
  - image: b
    tag: "1"
    address:
      fullAddress: image
    package:
      x86_64: b.tar
`;

/** When the time is up, another function is at work each time. */
const withoutPlace = (message: string): string => message.replace(/, at \w+$/, '');

test('a chart that takes longer than an editor waits is not checked, and nothing else is said of it', async () => {
  const pkg = { ...(await packageOf(chart)), renderTime: 1 };
  const problems = checkPackage(pkg, { tempo: 'render' });
  assert.deepEqual(
    problems.map(({ code, severity, message }) => `${severity} ${code} ${withoutPlace(show(message, 'en'))}`),
    ['information lint/failed-check Not checked: helm lint 3.5.4 (L33): gave up: took too long'],
  );
});

test('a chart that takes more steps than any known one is not checked, and nothing else is said of it', async () => {
  const problems = checkPackage(await packageOf(chart), { tempo: 'render' });
  assert.deepEqual(
    problems.map(({ code, severity, message }) => `${severity} ${code} ${withoutPlace(show(message, 'en'))}`),
    ['information lint/failed-check Not checked: helm lint 3.5.4 (L33): gave up: too many steps'],
  );
});

test('whichever rendering is the one that is given up, nothing wrong is said of the chart', async () => {
  for (const rounds of [300, 500, 700, 900, 1200]) {
    const loop = chart.replace('range until 3000', `range until ${rounds}`).replace('3000', '1000');
    const problems = checkPackage(await packageOf(loop), { tempo: 'render' });
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
      `${rounds} rounds`,
    );
  }
});

test('templates that call each other without end are refused, as Helm does', async () => {
  const endless = chart.replace(
    /\{\{- range.*\n/,
    '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}\n',
  );
  const problems = checkPackage(await packageOf(endless), { tempo: 'render' });
  assert.deepEqual(
    problems.map(({ code, severity, message }) => `${severity} ${code} ${show(message, 'en')}`),
    ['error lint/failed-check helm lint 3.5.4 (L33): gave up: templates call each other too deep'],
  );
});
