import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imagesRules } from '../../../../server/src/core/rules/images';
import { repairImageName } from '../../../../server/src/core/rules/shared/image-files';
import { checkFix, checkProblems } from '../../../support/check';

const only = imagesRules.map(({ code }) => code);

test('images as the guide names them have no problem', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64, aarch64
#- images/etcd-3.5.0_x86.64.tar {"architecture":"amd64"}
#- images/etcd-3.5.0-arm64.tar {"architecture":"arm64"}
#- images/.gitignore
#- images/new.tar.partial
#- images/mapping.yaml
instance:
  - image: etcd
    package:
      x86_64: etcd-3.5.0_x86.64.tar
      aarch64: etcd-3.5.0-arm64.tar
`,
    { only },
  );
});

test('a package may ship no images', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- package/etcd/values.yaml
image: docker.io/bitnami/etcd:3.5
other:
  image:
    registry: registry.k8s.io
    repository: pause
    tag: "3.9"
hub:
  image: 192.168.1.4:5000/etcd:1
# ^^^^^ information images/private-registry: Customers cannot reach "192.168.1.4:5000"…
`,
    { only },
  );
});

test('file names: each fault with its own words, compressed files, system files in a delivery', async () => {
  await checkProblems(
    `
#- !delivery a-1.0.0.zip
#- images/.DS_Store
#! warning images/unexpected-file: ".DS_Store" is no image tar…
#- images/etcd.tar.gz
#! warning images/unexpected-file: "etcd.tar.gz" is compressed…
#- images/etcd.TAR {}
#! error images/invalid-name: "etcd.TAR" must end in ".tar", in small letters
#- images/etcd-.tar {}
#! error images/invalid-name: "etcd-.tar" must end in a letter or digit…
#- images/镜像.tar {}
#! error images/invalid-name: "镜像.tar" may hold only…
`,
    { only },
  );
  assert.equal(repairImageName('镜像.tar'), undefined);
  assert.equal(repairImageName('镜像 etcd@1.tar'), 'etcd-1.tar');
  assert.equal(repairImageName('_etcd_.TAR'), '_etcd.tar');
});

test('what was not read is said once', async () => {
  await checkProblems(
    `
#- images/
#! information images/compressed-archive: Not checked: what 2 image tars hold (format, architecture, tags), because they were not read.
#- images/a.tar
#- images/b.tar
#- images/c.tar {}
`,
    { only },
  );
});

test('a folder that only sounds like images/ is left alone', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
#- image/Dockerfile
#- docker-images/a.png
#- package/images/logo.png
#- oscpkg.yaml
images: Images
#- Images/etcd.tar {}
`,
    { only },
  );
});

test('a ClusterServiceVersion declares architectures too; tars for one that is not declared do no harm', async () => {
  const before = `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations: {architecture: "x86_64,aarch64"}
#- images/a.tar {}
#- images/mapping.yaml
lifecycle:
  - containers:
      - package:
          x86_64: a.tar
`;
  const after = before.replace('"x86_64,aarch64"', 'x86_64');
  await checkFix(before, after, { only: ['images/mismatched-declaration'] });
  await checkProblems(
    after
      .replace('architecture: x86_64', 'architecture: aarch64')
      .replace('x86_64: a', 'aarch64: a.tar\n          x86_64: a'),
    {
      only: ['images/mismatched-declaration'],
    },
  );
});

test('while an architecture key is misspelt nothing is said about the declaration', async () => {
  await checkProblems(
    `
#- package/etcd/Chart.yaml
name: etcd
annotations:
  architecture: x86_64,aarch64
#- images/a.tar {}
#- images/mapping.yaml
instance:
  - package:
      x86_64: a.tar
      arm64: b.tar
`,
    { only },
  );
});
