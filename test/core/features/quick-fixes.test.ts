import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixAll } from '../../../server/src/core/features/fix-all';
import { applyChanges } from '../../../server/src/core/package/apply-changes';
import { checkPackage } from '../../../server/src/core/rules/check';
import { checkQuickFix, quickFixTitles } from '../../support/features';
import { loadFixture, readFixture } from '../../support/fixture';

const chart = '#- package/etcd/Chart.yaml\nname: etcd\n#- package/etcd/values.yaml\nimage: a/b\n';
const mapping = (text: string) => `${chart}#- images/mapping.yaml\n${text}`;
const code = 'mapping/unknown-key';

test('the rule is switched off for a line: a comment above it, at its indentation', async () => {
  await checkQuickFix(
    mapping('instance:\n  - image: a\n    tagg$0: 1\n'),
    `Disable ${code} for this line`,
    `#- images/mapping.yaml\ninstance:\n  - image: a\n    # oscpkg-disable-next-line ${code}\n    tagg: 1\n`,
  );
  await checkQuickFix(
    mapping('instance:\n  - imagee$0: a\n'),
    `Disable ${code} for this line`,
    `#- images/mapping.yaml\ninstance:\n  # oscpkg-disable-next-line ${code}\n  - imagee: a\n`,
  );
});

test('a comment that is there already names one rule more', async () => {
  await checkQuickFix(
    mapping('instance:\n  # oscpkg-disable-next-line yaml/x -- why\n  - imagee$0: a\n'),
    `Disable ${code} for this line`,
    `#- images/mapping.yaml\ninstance:\n  # oscpkg-disable-next-line yaml/x, ${code} -- why\n  - imagee: a\n`,
  );
});

test('for the file: at its top; a second rule joins the first', async () => {
  await checkQuickFix(
    mapping('instanc$0e_: []\n'),
    `Disable ${code} for this file`,
    `#- images/mapping.yaml\n# oscpkg-disable-file ${code}\ninstance_: []\n`,
  );
  await checkQuickFix(
    mapping('# oscpkg-disable-file yaml/x\ninstanc$0e_: []\n'),
    `Disable ${code} for this file`,
    `#- images/mapping.yaml\n# oscpkg-disable-file yaml/x, ${code}\ninstance_: []\n`,
  );
});

test('for the package: in oscpkg.yaml, which is made when it is missing', async () => {
  const off = (settings: string) =>
    checkQuickFix(
      `${settings}${mapping('instanc$0e_: []\n')}`,
      `Switch ${code} off`,
      `#- oscpkg.yaml\n${after[settings]}`,
    );
  const after: Record<string, string> = {
    '': `rules:\n  ${code}: off\n`,
    '#- oscpkg.yaml\nhelmVersion: 3.5.4\n': `helmVersion: 3.5.4\nrules:\n  ${code}: off\n`,
    '#- oscpkg.yaml\nrules:\n    a/b: off\nvalues: []\n': `rules:\n    ${code}: off\n    a/b: off\nvalues: []\n`,
    '#- oscpkg.yaml\nrules:\nvalues: []\n': `rules:\n  ${code}: off\nvalues: []\n`,
    [`#- oscpkg.yaml\nrules:\n  ${code}: warning\n`]: `rules:\n  ${code}: off\n`,
  };
  for (const settings of Object.keys(after)) await off(settings);
});

test('line breaks stay as they are', async () => {
  await checkQuickFix(
    mapping('instance:\r\n  - imagee$0: a\r\n'),
    `Disable ${code} for this line`,
    `#- images/mapping.yaml\ninstance:\r\n  # oscpkg-disable-next-line ${code}\r\n  - imagee: a\r\n`,
  );
});

test('in a template the comment leaves no trace in what is rendered', async () => {
  await checkQuickFix(
    `${chart}#- package/etcd/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: x
spec:
  containers:
    - name: x
      image: quay.io/$0etcd:1
`,
    'Disable template/literal-image for this line',
    `#- package/etcd/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: x
spec:
  containers:
    - name: x
      {{- /* oscpkg-disable-next-line template/literal-image */}}
      image: quay.io/etcd:1
`,
  );
});

test('inside a text of several lines no comment can stand', async () => {
  const titles = await quickFixTitles(`
#- package/etcd/etcd.clusterserviceversion.yaml
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata:
  name: etcd.v1.0.0
  annotations:
    alm-examples: |-
      [
        {"kind": "EtcdCluster",$0,}
      ]
`);
  assert.ok(titles.length > 0);
  assert.deepEqual(
    titles.filter((title) => title.includes('for this line')),
    [],
  );
});

test('all repairs of a file that need no decision are made together', async () => {
  const fixture = readFixture(mapping('instance:\n  - imag: a\n    tagg: x\n    adress: {}\n'));
  const pkg = await loadFixture(fixture);
  const { changes, problems } = fixAll(pkg, 'images/mapping.yaml', checkPackage(pkg));
  assert.ok(problems.length >= 2);
  const after = applyChanges(fixture.files, changes).get('images/mapping.yaml') ?? '';
  assert.match(after, /- image: a\n {4}tag: x\n {4}address: /);
});
