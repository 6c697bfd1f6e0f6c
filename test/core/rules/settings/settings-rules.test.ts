import { test } from 'node:test';
import { settingsRules } from '../../../../server/src/core/rules/settings';
import { checkProblems } from '../../../support/check';

const only = settingsRules.map(({ code }) => code);

test('every setting, written rightly', async () => {
  await checkProblems(
    `
#- oscpkg.yaml
source: ../charts/etcd/
images: ./tars
values:
  - ci/check-values.yaml
  - ../shared/values.yaml
helmVersion: 3.17.3
rules:
  mapping/unknown-key: off
  mapping/invalid-tag: "off"
  chart/ignored-icon: error
#- ../charts/etcd/Chart.yaml
name: etcd
#- tars/a.tar
#- ci/check-values.yaml
#- ../shared/values.yaml
`,
    { only },
  );
});

test('values that settings cannot have', async () => {
  await checkProblems(
    `
#- oscpkg.yaml
source: [a]
        ^^^ warning settings/invalid-value: The value has another form than this setting needs
helmVersion: 3.5
             ^^^ warning settings/invalid-value: "3.5" is not possible here: 3.5.4, 3.17.3
values: a.yaml
        ^^^^^^ warning settings/invalid-value: The value has another form…
rules:
  chart/ignored-icon: info
                      ^^^^ warning settings/invalid-value: "info" is not possible here…
  Chart: 1
  ^^^^^ warning settings/unknown-rule: There is no rule "Chart"
         ^ warning settings/invalid-value: "1" is not possible here…
color: red
^^^^^ warning settings/unknown-key: "color" is no setting: source, images, values, helmVersion, rules
`,
    { only },
  );
});

test('files and folders that are not there', async () => {
  await checkProblems(
    `
#- oscpkg.yaml
images: nowhere
        ^^^^^^^ error settings/missing-path: There is no folder "nowhere"…
values:
  - ci/missing.yaml
    ^^^^^^^^^^^^^^^ error settings/missing-path: There is no file "ci/missing.yaml"…
`,
    { only },
  );
});

test('an empty settings file sets nothing', async () => {
  await checkProblems('#- oscpkg.yaml\n# nothing yet\n', { only });
});
