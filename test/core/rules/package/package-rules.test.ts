import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageRules } from '../../../../server/src/core/rules/package';
import {
  repairServiceName,
  repairVersion,
  splitArchiveName,
} from '../../../../server/src/core/rules/shared/names';
import { checkFix, checkProblems } from '../../../support/check';
import { packageOf } from '../../../support/fixture';

const only = packageRules.map(({ code }) => code);

test('a delivery as the guide draws it has no problem', async () => {
  await checkProblems(
    `
#- !delivery etcd-6.7.0.zip {"topLevel":["etcd"]}
#- package/etcd-6.7.0.tgz
#- package/etcd-6.7.0.tgz!/etcd/Chart.yaml
name: etcd
version: 6.7.0
#- images/etcd.tar
#- images/mapping.yaml
instance: []
`,
    { only },
  );
});

test('the same service directory with the unpacked source has no problem either, whatever else lies around', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
version: 6.7.0
#- package/README.md
#- package/.gitkeep
#- images/mapping.yaml
instance: []
#- ci/check-values.yaml
a: 1
#- README.md
#- oscpkg.yaml
rules: {}
`,
    { only },
  );
});

test('the source may be package/ itself or lie elsewhere', async () => {
  await checkProblems('#- package/Chart.yaml\nname: a\n#- package/values.yaml\na: 1\n', { only });
  await checkProblems('#- oscpkg.yaml\nsource: ../charts/etcd\n#- ../charts/etcd/Chart.yaml\nname: a\n', {
    only,
  });
});

test('an operator and an OSC package are known by their files', async () => {
  await checkProblems(
    `
#- !delivery etcd-0.9.4.zip {"topLevel":["etcd"]}
#- package/etcd-operator-0.9.4.zip
#- package/etcd-operator-0.9.4.zip!/etcd/0.9.4/etcd.v0.9.4.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  version: 0.9.4
#- package/etcd-operator-0.9.4.zip!/etcd/etcd.package.yaml
packageName: etcd
`,
    { only },
  );
  await checkProblems(
    `
#- package/redis-1.0.0.zip
#- package/redis-1.0.0.zip!/redis/metadata.yaml
name: redis
version: "1.0.0"
#- package/redis-1.0.0.zip!/redis/lifecycle.yaml
#- package/redis-1.0.0.zip!/redis/manifests/redis_crd.yaml
#- package/redis-1.0.0.zip!/redis/raw/redis/Chart.yaml
name: redis
`,
    { only },
  );
  const source = await packageOf(
    '#- package/redis/metadata.yaml\nname: redis\n#- package/redis/raw/Chart.yaml\nname: redis\n',
  );
  assert.deepEqual(source.deployments[0]?.kinds, ['osc']);
});

test('a delivery must be packed: a loose source, system files and a second package are said once each', async () => {
  await checkProblems(
    `
#- !delivery etcd-6.7.0.zip {"topLevel":["etcd"]}
#- package/etcd/
#! error package/unexpected-file: "package/etcd" is an unpacked folder…
#- package/etcd/Chart.yaml
name: etcd
version: 6.7.0
#- package/etcd/templates/a.yaml
a: b
#- package/.DS_Store
#! error package/unexpected-file: "package/.DS_Store" does not belong into "package"…
#- extends/a.txt
`,
    { only },
  );
});

test('a packed chart beside its source is one too many', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
version: 6.7.0
#- package/etcd-6.7.0.tgz
#! error package/duplicate-deployment-package: Only one deployment package is allowed, and "package/etcd" is one…
#- package/etcd-6.7.0.tgz!/etcd/Chart.yaml
name: etcd
version: 6.7.0
`,
    { only },
  );
});

test('a zip without a service directory, and one with two', async () => {
  await checkProblems(
    `
#- !delivery etcd-6.7.0.zip {"topLevel":["images","package"]}
#! error package/invalid-top-level: "package" stands at the top of the zip…
#- package/etcd-6.7.0.tgz
`,
    { only: ['package/invalid-top-level', 'package/mismatched-directory-name'] },
  );
  await checkProblems(
    `
#- !delivery etcd-6.7.0.zip {"topLevel":["etcd","redis"]}
#! error package/invalid-top-level: The zip holds "etcd", "redis" at its top…
#- package/etcd-6.7.0.tgz
`,
    { only: ['package/invalid-top-level', 'package/mismatched-directory-name'] },
  );
  await checkProblems(
    `
#- !delivery etcd-6.7.0.zip {"topLevel":["a","b","c","d","e","f","g"]}
#! error package/invalid-top-level: The zip holds "a", "b", "c", "d", "e" and 2 more at its top…
#- package/etcd-6.7.0.tgz
`,
    { only: ['package/invalid-top-level', 'package/mismatched-directory-name'] },
  );
});

test('an archive that cannot be read is not said to lack files', async () => {
  await checkProblems('#- package/etcd-6.7.0.tgz {"defects":["truncated"]}\n', { only });
  await checkProblems(
    `
#- package/etcd-6.7.0.tgz {"size":80000000}
#! information package/unknown-kind: Not checked: the archive was not read, because it is damaged or too large.
#! warning package/oversized: The deployment package has 76.3 MB…
`,
    { only },
  );
});

test('the names of the outer zip: other characters, a version with "+", no SemVer', async () => {
  const about = [
    'package/invalid-service-name',
    'package/invalid-service-version',
    'package/invalid-delivery-name',
  ];
  await checkProblems(
    `
#- !delivery my_etcd-1.0.0+b5.zip
#! error package/invalid-service-name: "my_etcd" is no service name…
#! error package/invalid-service-version: "1.0.0+b5" has build metadata…
`,
    { only: about },
  );
  await checkProblems(
    `
#- !delivery etcd-v1.0.zip
#! error package/invalid-service-version: "v1.0" is no version…
`,
    { only: about },
  );
});

test('the channels differ in the OSC format and in .tar.gz', async () => {
  await checkProblems(
    '#- package/etcd-6.7.0.tar.gz\n#- package/etcd-6.7.0.tar.gz!/e/Chart.yaml\nname: etcd\nversion: 6.7.0\n',
    {
      only,
      profile: 'private',
    },
  );
});

test('a chart that installs a ClusterServiceVersion is no operator', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/templates/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
`,
    { only },
  );
});

test('mapping files: another project’s mapping.yaml in a chart is left alone', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/mapping.yaml
fields: [a, b]
#- package/etcd/files/mapping.yaml
instance: []
`,
    { only },
  );
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/images/mapping.yaml
instance: []
#! warning package/misplaced-mapping: …
#- images/mapping.yml
instance: []
#! warning package/deprecated-mapping-name: The platform reads "mapping.yaml" only: "mapping.yml" beside it has no effect
#- images/mapping.yaml
instance: []
`,
    { only },
  );
});

test('what a fix would overwrite is not offered', async () => {
  await assert.rejects(
    checkFix(
      '#- images/mapping.yaml\ninstance: []\n#- mapping.yaml\ninstance: []\n',
      '#- images/mapping.yaml\ninstance: []\n',
      { only: ['package/misplaced-mapping'] },
    ),
    /no fix/,
  );
});

test('names and versions are taken apart and repaired', () => {
  const parts = (name: string) => {
    const { name: own, version } = splitArchiveName(name);
    return [own, version];
  };
  assert.deepEqual(parts('etcd-operator-0.9.4.zip'), ['etcd-operator', '0.9.4']);
  assert.deepEqual(parts('isv-helm-dep-test-23.3.11.zip'), ['isv-helm-dep-test', '23.3.11']);
  assert.deepEqual(parts('a-1.0.0-beta.1.tar.gz'), ['a', '1.0.0-beta.1']);
  assert.deepEqual(parts('web-3-tier-1.0.tgz'), ['web-3-tier', '1.0']);
  assert.deepEqual(parts('etcd_6.7.0.tgz'), ['etcd_6.7.0', undefined]);
  assert.deepEqual(parts('chart.tgz'), ['chart', undefined]);
  assert.deepEqual(repairVersion('v1.0'), ['1.0.0']);
  assert.deepEqual(repairVersion('1.2.3+build5'), ['1.2.3', '1.2.3-build5']);
  assert.deepEqual(repairVersion('01.2'), ['1.2.0']);
  assert.deepEqual(repairVersion('latest'), []);
  assert.deepEqual(repairVersion('1.0.0.1'), []);
  assert.equal(repairServiceName('my_etcd. db'), 'my-etcd-db');
  assert.equal(repairServiceName('数据库'), undefined);
});

const operator = `
#- package/app/app.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [{"kind": "App", "spec": {"image": "example/app:1.0.0"}}]
spec:
  install:
    spec:
      deployments:
        - name: manager
          spec:
            template:
              spec:
                containers:
                  - name: manager
                    image: example/manager:1.0.0
                  - name: proxy
                    image: example/proxy:1.0.0
#- images/manager.tar {"tags":["example/manager:1.0.0"],"architecture":"arm64"}
#- images/app.tar {"tags":["example/app:1.0.0"],"architecture":"amd64"}
`;

test('a mapping file that is not there is created with the images whose tars are there', () =>
  checkFix(
    operator,
    `${operator}#- images/mapping.yaml
lifecycle:
  - deployment: manager
    containers:
      - type: container
        name: manager
        image: manager
        tag: 1.0.0
        package:
          aarch64: manager.tar
instance:
  - kind: App
    image: app
    tag: 1.0.0
    address:
      fullAddress: spec.image
    package:
      x86_64: app.tar
`,
    { only: ['package/missing-mapping'] },
  ));

test('no mapping file is created out of nothing', async () => {
  const [problem] = await checkProblems(
    '#- package/app/Chart.yaml\nname: app\nversion: 1.0.0\n#- images/\n#! warning package/missing-mapping\n#- images/app.tar\n',
    { only: ['package/missing-mapping'] },
  );
  assert.deepEqual(problem?.fixes, []);
});

test('a source above 4 MB: whether the private upload takes it shows once it is packed', async () => {
  const only = ['package/oversized-upload'];
  const [problem] = await checkProblems(
    `
#- package/etcd
#! information package/oversized-upload: Not checked: whether the deployment package keeps to 4 MB: its source has 5.0 MB…
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/data.bin {"size":5242880}
`,
    { only, profile: 'private' },
  );
  assert.equal(problem?.related?.[0]?.at.file, 'package/etcd/data.bin');
});

test('an archive beside its source: whether it is still what the source gives', async () => {
  const only = ['package/duplicate-deployment-package'];
  const packageWith = (values: string, note: string) => `
#- package/etcd/Chart.yaml
name: etcd # packing rewrites this file
#- package/etcd/values.yaml
a: 1
#- package/etcd-6.7.0.tgz
#! error package/duplicate-deployment-package: ${note}…
#- package/etcd-6.7.0.tgz!/etcd/Chart.yaml
name: etcd
#- package/etcd-6.7.0.tgz!/etcd/values.yaml
${values}
`;
  await checkProblems(packageWith('a: 1', 'Only one deployment package is allowed'), { only });
  const stale = packageWith(
    'a: 0',
    'This archive is not what its source "package/etcd" gives now ("values.yaml" differs)',
  );
  await checkProblems(stale, { only });
});

test('a chart archive: where Helm looks for Chart.yaml', async () => {
  const only = ['package/misplaced-chart'];
  const chart = (path: string, note = '') => `
#- package/etcd-6.7.0.tgz${note}
#- package/etcd-6.7.0.tgz!/${path}
name: etcd
`;
  await checkProblems(chart('etcd/Chart.yaml'), { only });
  await checkProblems(chart('etcd/Chart.yaml', ' {"defects":["unclean-path:etcd/./values.yaml"]}'), { only });
  const at = '\n#! error package/misplaced-chart: ';
  const dotted = ` {"defects":["unclean-path:./etcd/Chart.yaml"]}${at}"./etcd/Chart.yaml" starts with "./"…`;
  await checkProblems(chart('etcd/Chart.yaml', dotted), { only });
  const twin = '#- package/etcd-6.7.0.tgz!/redis/Chart.yaml\nname: redis\n';
  const both = `${at}"etcd" and "redis" are both charts: Helm mixes…`;
  await checkProblems(`${chart('etcd/Chart.yaml', both)}${twin}`, { only });
  await checkProblems(`${chart('etcd/Chart.yaml')}${twin.replace('redis/', 'etcd/charts/redis/')}`, { only });
  const beside = `${chart('etcd/Chart.yaml', `${at}"._etcd" lies in no folder…`)}#- package/etcd-6.7.0.tgz!/._etcd\n`;
  await checkProblems(beside, { only });
});
