import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPackage } from '../../../server/src/core/rules/check';
import { show } from '../../../server/src/core/text/message';
import { loadFixture, readFixture } from '../../support/fixture';

const problemsOf = async (source: string) => checkPackage(await loadFixture(readFixture(source)));

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test('of thousands of problems of one kind, the first thousand are listed, and that there are more', async () => {
  const all = await problemsOf(`#- images/mapping.yaml\n${lines(1500, (index) => `wrong${index}: x`)}\n`);
  const about = all.filter(({ code }) => code === 'mapping/unknown-key');
  assert.equal(about.filter(({ notChecked }) => !notChecked).length, 1000);
  const [rest, ...others] = about.filter(({ notChecked }) => notChecked);
  assert.deepEqual(others, []);
  assert.ok(rest);
  assert.equal(rest.severity, 'information');
  assert.equal(
    show(rest.message, 'en'),
    'Not checked: there are more than 1000 problems of this kind; the others are not listed.',
  );
  assert.match(show(rest.message, 'zh-cn'), /^未检查：同类问题超过 1000 个，其余未列出。$/);
});

test('exactly a thousand are a whole list', async () => {
  const all = await problemsOf(`#- images/mapping.yaml\n${lines(1000, (index) => `wrong${index}: x`)}\n`);
  assert.equal(all.filter(({ code }) => code === 'mapping/unknown-key').length, 1000);
});

test('suppressed problems do not count, and a comment behind the end of the list is not called idle', async () => {
  const comment = '# oscpkg-disable-next-line mapping/unknown-key';
  const all = await problemsOf(
    `#- images/mapping.yaml\n${lines(1100, (index) => `${comment}\nquiet${index}: x`)}\n${lines(
      1100,
      (index) => `loud${index}: x`,
    )}\n${comment}\nlast: x\n`,
  );
  const about = all.filter(({ code }) => code === 'mapping/unknown-key');
  assert.equal(about.length, 1001);
  assert.ok(!all.some(({ code }) => code === 'suppression/unused'));
});

test('a mapping file of more than 1 MiB is not read, and nothing is called missing because of it', async () => {
  const all = await problemsOf(`
#- images/mapping.yaml {"size":1048577}
#- package/app/Chart.yaml
apiVersion: v2
name: app
version: 1.0.0
#- package/app/values.yaml
image: example/app:1.0.0
#- package/app/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: {{ .Values.image }}
`);
  const about = all.filter(({ code }) => /^(?:mapping|values)\/|unread-file/.test(code));
  assert.deepEqual(
    about.map(({ code, message }) => `${code} ${show(message, 'en')}`),
    [
      'package/unread-file Not checked: everything in this file: it has 1.0 MiB, and a file of this kind is read up to 1.0 MiB. Shorten it.',
    ],
  );
});
