import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { archivePorts } from '../../server/src/archive/archive-ports';
import { packTgz } from '../../server/src/archive/tgz/pack';
import { unpackTgz } from '../../server/src/archive/tgz/unpack';
import { chartArchive } from '../../server/src/core/build/chart-archive';
import { loadServicePackage } from '../../server/src/core/package/load';
import { buildPackage } from '../../server/src/node/build-package';
import { DiskTree } from '../../server/src/node/disk-tree';
import { temporaryFolder } from '../archive/support/temporary-folder';
import { helmBinary } from '../support/helm-binary';

const corpus = '../shared/corpus/charts';
const found = await helmBinary('3.17.3');
const helm = 'path' in found ? found.path : '';

test('charts are packed as helm package packs them', async (t) => {
  if (!existsSync(corpus)) return console.log(`left out: packing real charts, ${corpus} is not there`);
  if ('missing' in found) return console.log(`left out: the comparison with helm package: ${found.missing}`);
  const folder = await temporaryFolder(t);
  const differing: string[] = [];
  let compared = 0;
  let sameTar = 0;
  for (const name of readdirSync(corpus).filter((file) => file.endsWith('.tgz'))) {
    const chart = await unpackTo(path.join(folder, name), await readFile(path.join(corpus, name)));
    const theirs = packByHelm(chart, path.join(folder, `${name}.out`));
    if (theirs === undefined) continue;
    compared++;
    const difference = await compare(await readFile(theirs), await packByUs(chart));
    if (difference === 'same bytes') sameTar++;
    else if (difference !== undefined) differing.push(`${name}: ${difference}`);
  }
  console.log(`${compared} charts compared, ${sameTar} with the same bytes in every file`);
  assert.deepEqual(differing, []);
  assert.ok(compared > 100);
});

const odd: Readonly<Record<string, string>> = {
  'Chart.yaml': [
    '# a comment',
    'apiVersion: v2',
    'name: odd',
    'version: 1.0.0',
    'appVersion: 1.10',
    'unknown: dropped',
    'description: |',
    '  two lines',
    '  with\ttab and “quotes”: #no comment',
    'keywords: [yes, 0x10, "a, b"]',
    'maintainers:',
    '  - {name: Zhang 三, email: z@example.com}',
    'annotations: {b: "true", a: 1, "c: d": "- x"}',
    'dependencies:',
    '  - name: sub',
    '    version: ">=0.1.0"',
    '    alias: other',
    '    tags: [one]',
    '    import-values: [data, {child: a, parent: b}]',
    '  - {name: sub, version: 0.1.0, repository: "file://charts/sub", condition: sub.enabled}',
    '',
  ].join('\n'),
  'Chart.lock': [
    'generated: "2024-01-02T03:04:05.120000+08:00"',
    'digest: sha256:00',
    'dependencies: [{version: 0.1.0, name: sub}]',
  ].join('\n'),
  'values.yaml': '\ufeffa: 1\r\n',
  'values.schema.json': '{}',
  '.helmignore': 'ignored\n*.bak\n',
  ignored: 'x',
  'notes.bak': 'x',
  'templates/.hidden': 'x',
  'templates/b.yaml': 'a: {{ 1 }}',
  'templates/a/c.yaml': '',
  'templates/a.yaml': '',
  'templates/a-b/c.yaml': '',
  'crds/crd.yaml': 'a: 1',
  'files/脚本.sh': 'echo',
  'charts/sub/Chart.yaml': 'apiVersion: v1\nname: sub\nversion: 0.1.0\n',
  'charts/sub/requirements.yaml': 'dependencies: []\n',
  'charts/sub/.helmignore': '*\n',
  'charts/sub/templates/x.yaml': 'x',
  'charts/sub.tgz.prov': 'signature',
  'charts/_left/Chart.yaml': 'name: left',
  'charts/.left/Chart.yaml': 'name: left',
};

test('an odd chart source is packed as helm package packs it', async (t) => {
  if ('missing' in found) return console.log(`left out: the odd chart: ${found.missing}`);
  const folder = await temporaryFolder(t);
  for (const [file, text] of Object.entries(odd)) {
    await mkdir(path.dirname(path.join(folder, 'odd', file)), { recursive: true });
    await writeFile(path.join(folder, 'odd', file), text);
  }
  await symlink('../files/脚本.sh', path.join(folder, 'odd/templates/linked.sh'));
  const theirs = packByHelm(path.join(folder, 'odd'), path.join(folder, 'out'));
  assert.ok(theirs, 'helm package failed');
  const [expected, actual] = [await readFile(theirs), Buffer.from(await packByUs(path.join(folder, 'odd')))];
  assert.deepEqual(texts((await unpackTgz(actual)).files), texts((await unpackTgz(expected)).files));
  const withoutTimes = [expected, actual].map((bytes) => withoutTime(gunzipSync(bytes)));
  assert.deepEqual(withoutTimes[1], withoutTimes[0]);
});

test('a chart whose version is a number has the name that helm package gives it', async (t) => {
  if ('missing' in found) return console.log(`left out: versions that are numbers: ${found.missing}`);
  const folder = await temporaryFolder(t);
  for (const [index, version] of ['1.0', '1.10', '1e2', '0x10', '01.0', '.5', '1_0', "'1.0'"].entries()) {
    const service = path.join(folder, String(index));
    const chart = path.join(service, 'package/odd');
    await mkdir(chart, { recursive: true });
    await writeFile(path.join(chart, 'Chart.yaml'), `apiVersion: v2\nname: odd\nversion: ${version}\n`);
    const theirs = packByHelm(chart, path.join(folder, `${index}.out`));
    const ours = await buildPackage(service, { out: folder, despiteErrors: true });
    assert.ok(theirs && ours.status === 'built', version);
    assert.equal(ours.entries[0]?.path, `odd/package/${path.basename(theirs)}`);
    assert.equal(path.basename(ours.file), path.basename(theirs).replace('.tgz', '.zip'));
  }
});

const texts = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);

/** The tar with all modification times, and the checksums that follow from them, set to zero. */
function withoutTime(tar: Buffer): Buffer {
  for (let at = 0; at + 512 <= tar.length; at += 512) {
    if (tar.toString('latin1', at + 257, at + 262) !== 'ustar') continue;
    tar.fill(0, at + 136, at + 156);
  }
  return tar;
}

async function unpackTo(folder: string, archive: Buffer): Promise<string> {
  const { files, defects } = await unpackTgz(archive);
  assert.deepEqual(defects, [], folder);
  for (const [file, bytes] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), bytes);
  }
  return path.join(folder, [...files.keys()][0]?.split('/')[0] ?? '');
}

function packByHelm(chart: string, out: string): string | undefined {
  const run = spawnSync(helm, ['package', chart, '-d', out], { encoding: 'utf8' });
  const name = run.status === 0 ? readdirSync(out)[0] : undefined;
  return name && path.join(out, name);
}

async function packByUs(chart: string): Promise<Uint8Array> {
  const tree = new DiskTree(chart);
  const { files } = await loadServicePackage(tree, archivePorts(tree), { name: 'chart' });
  const plan = chartArchive(files, '');
  assert.deepEqual(plan?.problems, []);
  return packTgz(plan?.files ?? []);
}

/** Undefined when only the layout of metadata differs and its data are the same. */
async function compare(theirs: Uint8Array, ours: Uint8Array): Promise<'same bytes' | string | undefined> {
  const [expected, actual] = [(await unpackTgz(theirs)).files, (await unpackTgz(ours)).files];
  const [left, right] = [[...expected.keys()], [...actual.keys()]].map((names) =>
    names.filter((one) => !one.includes('/charts/')),
  );
  if (JSON.stringify(left) !== JSON.stringify(right))
    return `files ${left?.filter((one) => !right?.includes(one))} / ${right?.filter((one) => !left?.includes(one))}, or their order`;
  const names = [...new Set([...expected.keys(), ...actual.keys()])];
  const unequal = names.filter(
    (name) => !Buffer.from(expected.get(name) ?? '').equals(Buffer.from(actual.get(name) ?? '\0')),
  );
  const isMetadata = (name: string) => /(?:^|\/)Chart\.(?:yaml|lock)$/.test(name);
  const other = unequal.filter(
    (name) => !isMetadata(name) || !sameData(expected.get(name), actual.get(name)),
  );
  if (other.length > 0) return `content of ${other.slice(0, 5).join(', ')}`;
  return unequal.length === 0 ? 'same bytes' : undefined;
}

function sameData(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  const [left, right] = [a, b].map((bytes) => parse(Buffer.from(bytes ?? '').toString()));
  try {
    assert.deepEqual(left, right);
    return true;
  } catch {
    return false;
  }
}
