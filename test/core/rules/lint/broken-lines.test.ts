import { test } from 'node:test';
import { checkFix, checkProblems } from '../../../support/check';

const only = ['lint/failed-check'];
const config = (name: string, value: string) => `#- package/app/templates/${name}.yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  a: ${value}
`;
const chart =
  '#- package/app/Chart.yaml\napiVersion: v2\nname: app\nversion: 1.0.0\n#- package/app/values.yaml\na: b\n';

test('each template with an action over several lines is told at once', async () => {
  const broken = `{{ default
#    ^^^^^^^^^^ error lint/failed-check: helm lint 3.5.4 (L33): unclosed action
    "x" .Values.a }}`;
  await checkProblems(
    chart + config('one', broken) + config('two', '{{ .Values.a }}') + config('three', broken),
    {
      only,
    },
  );
});

test('they are repaired one by one, or all at once', async () => {
  const [broken, repaired] = ['{{ default\n    "x" .Values.a }}', '{{ default "x" .Values.a }}'];
  const both = (first: string, second: string) => chart + config('one', first) + config('two', second);
  await checkFix(both(broken, broken), both(repaired, broken), { only });
  await checkFix(both(broken, broken), both(repaired, repaired), { only, title: 'in all 2 templates' });
});

test('line breaks inside of quotes and comments stay, those of other files too', () =>
  checkFix(
    `${chart}${config('one', '{{- /* a\n  b */ -}}{{ `x\n  y` | quote |\n    upper }}')}`,
    `${chart}${config('one', '{{- /* a\n  b */ -}}{{ `x\n  y` | quote | upper }}')}`,
    { only },
  ));
