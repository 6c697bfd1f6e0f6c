import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../../server/src/core/rules/check';
import { checkPackage } from '../../../server/src/core/rules/check';
import { fixAll } from '../../support/fix-all';
import { loadFixture, readFixture } from '../../support/fixture';
import { guideSample } from './guide-sample';

const csv = 'package/etcd/etcdoperator.v0.9.4.clusterserviceversion.yaml';

test('the sample of the guide has its known slips and no others', async () => {
  const fixture = readFixture(guideSample());
  const found = checkPackage(await loadFixture(fixture)).map((problem) => line(problem, fixture.files));
  assert.deepEqual(found, [
    'etcd-operator-x86-0.9.4.tar - mapping/unused-archive',
    'mapping.yaml 9 mapping/unresolved-archive etcd-operator-0.9.4.tar',
    'mapping.yaml 10 mapping/duplicate-archive etcd-operator-0.9.4.tar',
    'mapping.yaml 10 mapping/unresolved-archive etcd-operator-0.9.4.tar',
    'mapping.yaml 34 mapping/unresolved-archive etcd-x86-0.9.4.tar',
    'mapping.yaml 43 mapping/shared-archive etcd-x86-0.9.4.tar',
    'mapping.yaml 43 mapping/unresolved-archive etcd-x86-0.9.4.tar',
    'mapping.yaml 44 mapping/shared-archive etcd-operator-arm64-0.9.4.tar',
    'mapping.yaml 51 mapping/mismatched-tag etcd-restore-x86-0.9.6.tar',
    'mapping.yaml 51 mapping/unresolved-archive etcd-restore-x86-0.9.6.tar',
    'mapping.yaml 52 mapping/mismatched-tag etcd-restore-arm64-0.9.4.tar',
    'mapping.yaml 52 mapping/unresolved-archive etcd-restore-arm64-0.9.4.tar',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 16 csv/invalid-json ,',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 17 csv/invalid-json ,',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 19 csv/invalid-json {',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 20 yaml/invalid-syntax "',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 44 csv/unquoted-annotation 2019-02-28 01:03:00',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 45 csv/misplaced-name name',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 46 csv/misplaced-name namespace',
    'etcdoperator.v0.9.4.clusterserviceversion.yaml 84 yaml/duplicate-key name',
  ]);
});

test('the safe repairs make its ClusterServiceVersion valid', async () => {
  const { fixture, problems } = await fixAll(readFixture(guideSample()));
  assert.deepEqual(
    problems.filter(({ at }) => at.file === csv).map((problem) => line(problem, fixture.files)),
    [],
  );
  const text = fixture.files.get(csv) ?? '';
  assert.match(text, /^ {2}name: etcdoperator\.v0\.9\.4$/m);
  assert.match(text, /^ {4}alm-examples: \|-$/m);
});

test('with the right tars nothing is left', async () => {
  const names = ['etcd', 'etcd-restore', 'etcd-backup', 'etcd-operator', 'etcd-backup-operator'];
  const archives = [...names, 'etcd-restore-operator']
    .flatMap((name) => [archive(name, 'x86', 'amd64'), archive(name, 'arm64', 'arm64')])
    .join('\n');
  const sample = guideSample({ archives })
    .replace('x86_64: etcd-operator-0.9.4.tar', 'x86_64: etcd-operator-x86-0.9.4.tar')
    .replace('aarch64: etcd-operator-0.9.4.tar', 'aarch64: etcd-operator-arm64-0.9.4.tar')
    .replace(
      /( +)x86_64: etcd-x86-0.9.4.tar\n +aarch64: \S+/,
      '$1x86_64: etcd-x86-0.9.4.tar\n$1aarch64: etcd-arm64-0.9.4.tar',
    )
    .replace(
      /( +)x86_64: etcd-x86-0.9.4.tar\n +aarch64: etcd-operator\S+/,
      '$1x86_64: etcd-restore-x86-0.9.4.tar\n$1aarch64: etcd-restore-arm64-0.9.4.tar',
    )
    .replace(/etcd-restore\n {4}tag: 0.9.5/, 'etcd-backup\n    tag: 0.9.4')
    .replace('x86_64: etcd-restore-x86-0.9.6.tar', 'x86_64: etcd-backup-x86-0.9.4.tar')
    .replace(/etcd-restore-arm64-0.9.4.tar\n$/, 'etcd-backup-arm64-0.9.4.tar\n');
  const { fixture, problems } = await fixAll(readFixture(sample));
  assert.deepEqual(
    problems.map((problem) => line(problem, fixture.files)),
    [],
  );
});

const archive = (name: string, suffix: string, architecture: string): string =>
  `#- images/${name}-${suffix}-0.9.4.tar {"tags":["${name}:0.9.4"],"architecture":"${architecture}"}`;

/** File, line, code and text of a problem. */
function line({ at, code }: Problem, files: ReadonlyMap<string, string>): string {
  const text = files.get(at.file) ?? '';
  const name = at.file.slice(at.file.lastIndexOf('/') + 1);
  if (!at.span) return `${name} - ${code}`;
  return `${name} ${text.slice(0, at.span.start).split('\n').length} ${code} ${text.slice(at.span.start, at.span.end)}`;
}
