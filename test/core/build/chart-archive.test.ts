import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chartArchive } from '../../../server/src/core/build/chart-archive';
import { SourceFile } from '../../../server/src/core/package/source-file';
import { chartOf } from '../../support/chart-files';

const minimal = 'apiVersion: v2\nname: etcd\nversion: 1.0.0\n';

function pack(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { files, root } = chartOf(texts);
  const archive = chartArchive(files, root);
  assert.deepEqual(archive?.problems, []);
  return Object.fromEntries(archive.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]));
}

test("helm's order: metadata, values, schema, templates, the rest as a walk meets it, subcharts", () => {
  const packed = pack({
    'README.md': 'r',
    'charts/zoo/Chart.yaml': 'apiVersion: v1\nname: zoo\nversion: 1.0.0\n',
    'charts/zoo/values.yaml': 'z: 1',
    'charts/b.tgz.prov': 'p',
    'templates/b.yaml': 'b',
    'templates/a.yaml': 'a',
    'templates/a/x.yaml': 'x',
    'templates/a-b/x.yaml': 'x',
    'values.schema.json': '{}',
    'values.yaml': 'v',
    'crds/a.yaml': 'c',
    '.helmignore': '#',
    'Chart.yaml': minimal,
    'Chart.lock': 'digest: d\ngenerated: "2024-01-02T03:04:05.100Z"\ndependencies: []\n',
  });
  assert.deepEqual(Object.keys(packed), [
    'etcd/Chart.yaml',
    'etcd/Chart.lock',
    'etcd/values.yaml',
    'etcd/values.schema.json',
    'etcd/templates/a/x.yaml',
    'etcd/templates/a-b/x.yaml',
    'etcd/templates/a.yaml',
    'etcd/templates/b.yaml',
    'etcd/.helmignore',
    'etcd/README.md',
    'etcd/charts/b.tgz.prov',
    'etcd/crds/a.yaml',
    'etcd/charts/zoo/Chart.yaml',
    'etcd/charts/zoo/values.yaml',
  ]);
  assert.equal(
    packed['etcd/Chart.lock'],
    'dependencies: null\ndigest: d\ngenerated: "2024-01-02T03:04:05.1Z"\n',
  );
});

test('what .helmignore names stays out, and hidden templates; a byte order mark too', () => {
  const packed = pack({
    'Chart.yaml': minimal,
    '.helmignore': '*.bak\nci/\n',
    'values.yaml': '\uFEFFa: 1',
    'values.bak': '',
    'ci/test.yaml': '',
    'templates/.swp': '',
  });
  assert.deepEqual(Object.keys(packed), ['etcd/Chart.yaml', 'etcd/values.yaml', 'etcd/.helmignore']);
  assert.equal(packed['etcd/values.yaml'], 'a: 1');
});

test('Chart.yaml is written anew, with the values that Helm reads', () => {
  const packed = pack({
    'Chart.yaml': [
      '# comment',
      'version: 1.0.0',
      'name: etcd # the name',
      'apiVersion: v2',
      'appVersion: 1.10',
      'unknown: 1',
      'description: "two\\nlines"',
      'keywords: [on, "a: b"]',
      'annotations: {z: 1, a: "true"}',
      'maintainers: [{email: a@example.com, name: A}]',
      'dependencies:',
      '  - {name: zoo, version: ">=1", tags: [t], import-values: [data, {child: a, parent: b}]}',
    ].join('\n'),
    'charts/zoo/Chart.yaml': 'apiVersion: v1\nname: zoo\nversion: 1.0.0\n',
  });
  assert.equal(
    packed['etcd/Chart.yaml'],
    [
      'annotations:',
      '  a: "true"',
      '  z: "1"',
      'apiVersion: v2',
      'appVersion: "1.1"',
      'dependencies:',
      '- import-values:',
      '  - data',
      '  - child: a',
      '    parent: b',
      '  name: zoo',
      '  repository: ""',
      '  tags:',
      '  - t',
      "  version: '>=1'",
      'description: two lines',
      'keywords:',
      '- "true"',
      "- 'a: b'",
      'maintainers:',
      '- email: a@example.com',
      '  name: A',
      'name: etcd',
      'version: 1.0.0',
      '',
    ].join('\n'),
  );
});

test('charts of version 1 keep requirements.yaml and its lock', () => {
  const packed = pack({
    'Chart.yaml': 'name: old\nversion: 1.0.0\n',
    'requirements.yaml': 'dependencies: [{name: zoo, version: 1.0.0}]\n',
    'requirements.lock': 'digest: d\n',
    'charts/zoo/Chart.yaml': 'apiVersion: v1\nname: zoo\nversion: 1.0.0\n',
  });
  assert.equal(packed['old/Chart.yaml'], 'apiVersion: v1\nname: old\nversion: 1.0.0\n');
  assert.ok(
    'old/requirements.yaml' in packed && 'old/requirements.lock' in packed && !('old/Chart.lock' in packed),
  );
});

test('archives of subcharts are unpacked under their own names; two versions of one chart stay apart', () => {
  const packed = pack({
    'Chart.yaml': minimal,
    'charts/z-2.tgz': 'archive',
    'charts/z-2.tgz!/any/Chart.yaml': 'apiVersion: v2\nname: zoo\nversion: 2.0.0\n',
    'charts/y-1.tgz': 'archive',
    'charts/y-1.tgz!/zoo/Chart.yaml': 'apiVersion: v2\nname: zoo\nversion: 1.0.0\n',
    'charts/y-1.tgz!/zoo/charts/in.tgz!/in/Chart.yaml': 'apiVersion: v2\nname: in\nversion: 1.0.0\n',
    'charts/_left/Chart.yaml': 'name: left',
  });
  assert.deepEqual(Object.keys(packed), [
    'etcd/Chart.yaml',
    'etcd/charts/zoo/Chart.yaml',
    'etcd/charts/zoo/charts/in/Chart.yaml',
    'etcd/charts/zoo-2.0.0/Chart.yaml',
  ]);
});

test('no chart, no archive; files that were too large to read and names that are paths are problems', () => {
  const { files, root } = chartOf({ 'values.yaml': '' });
  assert.equal(chartArchive(files, root), undefined);
  const chart = chartOf({ 'Chart.yaml': 'apiVersion: v2\nname: ../etcd\nversion: 1.0.0\n' });
  const large = new SourceFile('chart/files/large', 9e6, '1', undefined);
  const archive = chartArchive(new Map([...chart.files, [large.path, large]]), chart.root);
  assert.deepEqual(
    archive?.problems.map(({ values }) => values),
    [{ name: '../etcd', file: 'Chart.yaml' }, { path: 'files/large' }],
  );
});
