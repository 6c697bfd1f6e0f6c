import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CheckOptions, checkPackage } from '../../../../server/src/core/rules/check';
import { checkFix, checkProblems } from '../../../support/check';
import { packageOf } from '../../../support/fixture';

const only = ['suppression/unused', 'suppression/unknown-rule', 'mapping/unknown-key'];
const unused = ['suppression/unused'];

test('a comment that switches something off is of use, for a line or for a file', async () => {
  await checkProblems(
    `
#- images/mapping.yaml
# oscpkg-disable-next-line mapping/unknown-key -- the platform's older format
instances: []
other: [] # oscpkg-disable-file mapping/duplicate-image, mapping/unknown-key
`.replace('mapping/duplicate-image, ', ''),
    { only },
  );
});

test('each code of a comment is judged by itself', async () => {
  const before = `
#- images/mapping.yaml
# oscpkg-disable-next-line mapping/unknown-key, mapping/invalid-tag -- why
instances: []
`;
  await checkProblems(
    before.replace(
      'instances',
      '#                                               ^^^^^^^^^^^^^^^^^^^ warning suppression/unused\ninstances',
    ),
    { only },
  );
  await checkFix(before, before.replace(', mapping/invalid-tag', ''), { only: unused });
});

test('a comment behind other text goes alone, one with a line of its own with its line', async () => {
  await checkFix(
    '#- images/mapping.yaml\ninstance: [] # oscpkg-disable-file mapping/unknown-key -- why\nlifecycle: []\n',
    '#- images/mapping.yaml\ninstance: []\nlifecycle: []\n',
    { only: unused },
  );
  await checkFix(
    '#- package/a/Chart.yaml\nname: a\n#- package/a/templates/a.yaml\na: b\n{{- /* oscpkg-disable-file mapping/unknown-key */}}\nc: d\n',
    '#- package/a/Chart.yaml\nname: a\n#- package/a/templates/a.yaml\na: b\nc: d\n',
    { only: unused },
  );
});

test('only rules that ran are judged: not those of the other tempo, not those that are off, not after a cancellation', async () => {
  const pkg = await packageOf(
    '#- images/mapping.yaml\n# oscpkg-disable-file mapping/unknown-key, values/unquoted-tag\ninstance: []\n',
  );
  const codes = (options: CheckOptions) =>
    checkPackage(pkg, options)
      .filter(({ code }) => code === 'suppression/unused')
      .map(({ at }) => pkg.files.get(at.file)?.text.slice(at.span?.start, at.span?.end));
  assert.deepEqual(codes({ tempo: 'text' }), ['mapping/unknown-key']);
  assert.deepEqual(codes({ tempo: 'render' }), ['values/unquoted-tag']);
  assert.deepEqual(codes({}), ['mapping/unknown-key', 'values/unquoted-tag']);
  assert.deepEqual(codes({ levels: new Map([['mapping/unknown-key', 'off']]) }), ['values/unquoted-tag']);
  assert.deepEqual(codes({ isCancelled: () => true }), []);
});

test('a rule that could not be checked somewhere is not judged', async () => {
  await checkProblems(
    `
#- images/mapping.yaml
# oscpkg-disable-file images/compressed-archive
instance: []
#- images/a.tar
`,
    { only: unused },
  );
});

test('files that are no YAML and no template are not searched', async () => {
  await checkProblems(
    '#- package/a/Chart.yaml\nname: a\n#- package/a/README.md\noscpkg-disable-file no/such-rule\n',
    { only },
  );
});
