import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { unpackTgz } from '../../server/src/archive/tgz/unpack';
import type { ServicePackage } from '../../server/src/core/package/service-package';
import { checkPackage, type Problem } from '../../server/src/core/rules/check';
import { buildPackage } from '../../server/src/node/build-package';
import { configOf, dockerFiles, multiArchitectureTar } from '../archive/support/image-tars';
import { rawTar } from '../archive/support/raw-tar';
import { temporaryFolder, writeFiles } from '../support/cli';

const corpus = '../shared/corpus';
const image = (tag: string, architecture: string) => rawTar(dockerFiles([tag], configOf(architecture)));

/** Files that each bring problems of their own into a service directory, whatever its kind. */
const badImages: Readonly<Record<string, Uint8Array>> = {
  'images/bad name.tar': image('a/bad:1', 'amd64'),
  'images/ends-.tar': image('a/ends:1', 'amd64'),
  'images/gzipped.tar': gzipSync(image('a/gzipped:1', 'amd64')),
  'images/both.tar': multiArchitectureTar(),
  'images/none.tar': Buffer.from('no tar at all'),
  'images/cut.tar': image('a/cut:1', 'amd64').subarray(0, 700),
  'images/wrong-x86_64.tar': image('a/wrong:1', 'arm64'),
  'images/sub/inner.tar': image('a/inner:1', 'amd64'),
};

const badEntries = `
  - image: Wrong
    tag: 1.0
    unknown: key
    address:
      repository: image.repositry
      tag: 0
      reposit: image.tag
    package:
      x86_64: wrong-x86_64.tar
      aarch64: missing.tar
      arm: both.tar
  - image: wrong
    tag: "1.0"
    address: {}
    package:
      x86_64: both.tar
      aarch64: both.tar
`;

const badTemplates: Readonly<Record<string, string>> = {
  'templates/zz-literal.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: zz\nspec:\n  containers:\n    - name: zz\n      image: docker.io/zz/literal:1\n',
  'templates/zz-broken.yaml': 'a: {{ .Values.',
  'templates/zz-selector.yaml':
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: zz_x\nspec:\n  template: {}\n',
};

const badAnnotations =
  'annotations:\n  categories: Databse\n  architecture: amd64\n  scenes: cce, IEF\n  source: Me\n';

for (const name of readdirSync('examples')) {
  test(`the example ${name}, with defects planted: the zip has the problems of the folder`, async () => {
    const folder = await temporaryFolder();
    cpSync(join('examples', name), folder, { recursive: true });
    const mapping = readFileSync(join(folder, 'images/mapping.yaml'), 'utf8');
    await writeFiles(folder, { ...badImages, 'images/mapping.yaml': withBadEntries(mapping) });
    const chart = join(folder, 'package', name, 'Chart.yaml');
    if (existsSync(chart)) await spoilChart(folder, `package/${name}`);
    await assertParity(folder);
  });
}

test('published charts, with defects planted: the zip has the problems of the folder', async () => {
  if (!existsSync(corpus)) return console.log(`left out: published charts, ${corpus} is not there`);
  const charts = readdirSync(join(corpus, 'charts')).sort();
  for (const file of charts.filter((_, index) => index % 5 === 0)) {
    const folder = await temporaryFolder();
    const { files } = await unpackTgz(readFileSync(join(corpus, 'charts', file)));
    const chart = [...files.keys()][0]?.split('/')[0] ?? '';
    await writeFiles(
      folder,
      Object.fromEntries([...files].map(([path, bytes]) => [`package/${path}`, bytes])),
    );
    await writeFiles(folder, { ...badImages, 'images/mapping.yaml': `instance:${badEntries}` });
    await assertParity(folder, file);
    await spoilChart(folder, `package/${chart}`);
    await assertParity(folder, file);
  }
});

test('published operators, with defects planted: the zip has the problems of the folder', async () => {
  if (!existsSync(corpus)) return console.log(`left out: published operators, ${corpus} is not there`);
  for (const file of readdirSync(join(corpus, 'csv'))
    .sort()
    .filter((_, index) => index % 4 === 0)) {
    const folder = await temporaryFolder();
    const text = readFileSync(join(corpus, 'csv', file), 'utf8');
    const spoilt = text
      .replace(/^(\s+)categories: .*/m, '$1categories: Databse')
      .replace(/^(\s+)displayName: /m, '$1displayNam: ');
    for (const csv of [text, spoilt]) {
      await writeFiles(folder, {
        ...badImages,
        [`package/operator/1.0.0/${file}`]: csv,
        'package/operator/odd.package.yaml':
          'packageName: odd\nchannels:\n  - name: alpha\n    currentCSV: nobody\n',
        'images/mapping.yaml': `lifecycle:\n  - deployment: nobody\n    containers:\n      - image: x\ninstance:${badEntries}`,
      });
      await assertParity(folder, file);
    }
  }
});

const withBadEntries = (mapping: string): string =>
  mapping.replace(/^instance:.*\n/m, (head) => `${head}${badEntries.slice(1)}`);

async function spoilChart(folder: string, chart: string): Promise<void> {
  const path = join(folder, chart);
  const metadata = readFileSync(join(path, 'Chart.yaml'), 'utf8');
  const values = existsSync(join(path, 'values.yaml')) ? readFileSync(join(path, 'values.yaml'), 'utf8') : '';
  const without = metadata.replace(/^annotations:.*\n(?:[ \t-].*\n)*/m, '').trimEnd();
  await writeFiles(path, {
    ...badTemplates,
    'Chart.yaml': `${without}\nzzUnknown: 1\n${badAnnotations}`,
    'values.yaml': `${values.trimEnd()}\nzzImage:\n  repository: a/b\n  tag: 1.10\nzzImage2:\n  repository: a/b\n  tag: 2e3\n`,
  });
}

/** Fails where a problem of the folder is none of the zip, or the other way round, without a reason that is listed. */
async function assertParity(folder: string, name = ''): Promise<void> {
  const result = await buildPackage(folder, { out: join(folder, 'out'), despiteErrors: true });
  assert.ok(result.status === 'built');
  const { source, delivery } = result;
  const inZip = samePlaces(source.pkg, delivery.pkg);
  const left = source.problems.map((problem) => inZip(shown(source.pkg, problem)));
  const right = checkPackage(delivery.pkg).map((problem) => inZip(shown(delivery.pkg, problem)));
  assert.ok(left.length > 10, `${left.length} problems`);
  assert.deepEqual(
    { onlyInFolder: without(left, right), onlyInZip: without(right, left) },
    { onlyInFolder: [], onlyInZip: [] },
    name,
  );
}

/**
 * Packing answers these: files that have no place in a package are left out, names follow from the content, and the numbers
 * in Chart.yaml become the texts that Helm reads.
 */
const onlyOfFolders = new RegExp(
  [
    '^(?:package|images)/unexpected-file ',
    '^package/unknown-folder ',
    '^(?:settings|suppression)/',
    '^(?:yaml/unquoted-version|lint/failed-check) \\w+ \\S+/Chart\\.yaml ',
  ].join('|'),
);
const onlyOfZips = /^package\/(?:invalid-delivery-name|mismatched-directory-name) /;

const without = (some: readonly string[], others: readonly string[]): readonly string[] =>
  some.filter((one) => !others.includes(one) && !onlyOfFolders.test(one) && !onlyOfZips.test(one)).sort();

/**
 * A problem as one line: where it is, and what it is about. Chart.yaml is written anew, so that only the text counts there,
 * and of what is missing not even that: it is shown at a neighbour, and packing drops empty lists.
 */
function shown({ files }: ServicePackage, { code, severity, at }: Problem): string {
  const text = at.span && files.get(at.file)?.text.slice(at.span.start, at.span.end);
  const isMetadata = /(?:^|\/)Chart\.yaml$/.test(at.file);
  const start = isMetadata ? '' : (at.span?.start ?? '');
  const what = isMetadata && code.includes('/missing-') ? '' : JSON.stringify(text ?? null);
  return `${code} ${severity} ${at.file} ${start} ${what}`;
}

/** What the place of a problem in the folder is in the zip; the folder of a chart and the archive are the same place. */
function samePlaces(folder: ServicePackage, zip: ServicePackage): (line: string) => string {
  const [from, to] = [folder.deployment, zip.deployment];
  if (!from || !to) throw new Error('no deployment package');
  return (line) =>
    line
      .replace(` ${from.root}/`, ` ${to.root}/`)
      .replace(` ${from.path} `, ` ${to.path} `)
      .replace(` ${to.root} `, ` ${to.path} `);
}
