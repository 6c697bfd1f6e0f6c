import { test } from 'node:test';
import { checkProblems } from '../../../support/check';

test('numbers that are printed as they are written are no defect, wherever they stand in the tag', async () => {
  await checkProblems(
    `
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
same: 1.2
suffixed: 1.5
zero: .5
#     ^^ error values/unquoted-tag: The tag .5 is printed as "0.5": put it in quotes
group: 1_000
#      ^^^^^ error values/unquoted-tag: The tag 1_000 is printed as "1000"
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: same
      image: a/b:{{ .Values.same }}
    - name: suffixed
      image: a/b:v{{ .Values.suffixed }}-alpine
    - name: zero
      image: a/b:{{ .Values.zero }}
    - name: group
      image: a/b:{{ .Values.group }}
`,
    { only: ['values/unquoted-tag'] },
  );
});
