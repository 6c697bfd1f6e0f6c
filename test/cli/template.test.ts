import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { packTgz } from '../../server/src/archive/tgz/pack';
import { DiskTree } from '../../server/src/node/disk-tree';
import { copyOfExample, oscpkg, oscpkgProcess, temporaryFolder, writeFiles } from '../support/cli';

const kafka = 'examples/kafka/package/kafka';
const imagesIn = (yaml: string) => [...yaml.matchAll(/image: "?([^"\n]+)/g)].map(([, image]) => image);

test('a chart with its subchart, in the order of helm', async () => {
  const { status, stdout, stderr } = await oscpkg(['template', 'demo', kafka]);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.deepEqual(
    [...stdout.matchAll(/^# Source: (.*)$/gm)].map(([, source]) => source),
    [
      'kafka/charts/zookeeper/templates/zookeeper.yaml',
      'kafka/templates/service.yaml',
      'kafka/charts/zookeeper/templates/zookeeper.yaml',
      'kafka/templates/statefulset.yaml',
    ],
  );
  assert.deepEqual(imagesIn(stdout), ['docker.io/partner/zookeeper:3.8.4', 'docker.io/partner/kafka:3.6.2']);
});

test('values from files and from the command line, the later over the earlier', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, {
    'a.yaml': 'image: { tag: a, repository: r }\n',
    'b.yaml': 'image: { tag: b }\n',
  });
  const files = ['-f', join(folder, 'a.yaml'), '--values', join(folder, 'b.yaml')];
  const sets = ['--set', 'zookeeper.enabled=false', '--set-string', 'heapOptions=1'];
  const { stdout } = await oscpkg(['template', 'demo', kafka, ...files, ...sets, '-n', 'n']);
  assert.deepEqual(imagesIn(stdout), ['r:b']);
  assert.match(stdout, /value: "1"/);
});

test('a chart in an archive renders to the same', async () => {
  const folder = await temporaryFolder();
  const tree = new DiskTree('examples/kafka/package');
  const files = await Promise.all(
    (await tree.list('')).map(async ({ path }) => ({
      path,
      bytes: (await tree.read(path)) ?? new Uint8Array(),
    })),
  );
  await writeFiles(folder, { 'kafka-1.2.0.tgz': packTgz(files) });
  const packed = await oscpkg(['template', 'demo', join(folder, 'kafka-1.2.0.tgz')]);
  assert.equal(packed.stdout, (await oscpkg(['template', 'demo', kafka])).stdout);
});

test('where helm would refuse: status 1, and the place', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await writeFiles(directory, { 'package/etcd/templates/bad.yaml': 'a: {{ .Values.nothing.here }}\n' });
  const { status, stdout, stderr } = await oscpkgProcess(['template', 'demo', 'etcd/package/etcd'], {
    cwd: folder,
  });
  assert.equal(stdout, '');
  assert.match(
    stderr,
    /^etcd\/package\/etcd\/templates\/bad\.yaml:1:7: error: .*\n {2}1 \| a: \{\{ \.Values\.nothing\.here \}\}\n {4}\| {7}\^+\n$/,
  );
  assert.equal(status, 1);
});

test('lint passes the examples for both versions, and tells what helm tells', async () => {
  for (const helm of ['3.5.4', '3.17.3']) {
    const { status, stdout } = await oscpkg(['lint', kafka, '--helm-version', helm]);
    assert.match(stdout, /Chart\.yaml: information: .*icon.* \[helm lint L10\]/);
    assert.match(stdout, new RegExp(`^Passes the lint of Helm ${helm}\\.$`, 'm'));
    assert.equal(status, 0);
  }
  const { folder, directory } = await copyOfExample('etcd');
  await writeFiles(directory, {
    'package/etcd/templates/x.txt2': 'a',
    'package/etcd/Chart.yaml': 'name: etcd\n',
  });
  const failed = await oscpkg(['lint', 'etcd/package/etcd', '--locale', 'zh-cn'], { cwd: folder });
  assert.match(failed.stdout, /未通过 Helm 3\.5\.4 的 lint 检查/);
  assert.equal(failed.status, 1);
});

test('what is no chart, no values file, no --set: status 2', async () => {
  const folder = await temporaryFolder();
  await writeFiles(folder, { 'bad.yaml': 'a: [\n', 'empty/x': '', 'text.tgz': 'hello' });
  const refused: readonly [readonly string[], RegExp][] = [
    [['nowhere'], /There is no chart "nowhere"/],
    [['empty'], /"empty" is no chart: there is no Chart\.yaml in it/],
    [['text.tgz'], /text\.tgz|not a tgz archive/],
    [[join(process.cwd(), kafka), '-f', 'bad.yaml'], /^oscpkg: bad\.yaml:\d+:\d+: /],
    [[join(process.cwd(), kafka), '-f', 'none.yaml'], /There is no file "none\.yaml"/],
    [[join(process.cwd(), kafka), '--set', 'a={'], /--set a=\{: list must terminate/],
    [[join(process.cwd(), kafka), '--set-string', 'a={'], /--set-string a=\{: list must terminate/],
  ];
  for (const [args, message] of refused) {
    const { status, stdout, stderr } = await oscpkg(['template', 'demo', ...args], { cwd: folder });
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, message);
  }
});
