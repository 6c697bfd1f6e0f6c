import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unpackTgz } from '../../server/src/archive/tgz/unpack';
import { applyChanges } from '../../server/src/core/package/apply-changes';
import { MemoryTree } from '../../server/src/core/package/file-tree';
import { loadServicePackage } from '../../server/src/core/package/load';
import { type ServicePackage, withText } from '../../server/src/core/package/service-package';
import { checkPackage, type Problem } from '../../server/src/core/rules/check';
import { show } from '../../server/src/core/text/message';
import { plain } from '../../server/src/core/yaml/plain';

const corpus = '../shared/corpus';
/** Without the corpus there is nothing to look at; that is said, not passed over. */
const whenThere = existsSync(corpus)
  ? test
  : () => console.log('left out: rules on real charts, ../shared/corpus is not there');
const charts = existsSync(corpus) ? readdirSync(join(corpus, 'charts')).sort() : [];
const versions = existsSync(corpus) ? readdirSync(join(corpus, 'csv')).sort() : [];

/** What published charts lack although they work: the guide asks for it, their authors could not know. */
const expected: ReadonlyMap<string, number> = new Map([
  ['chart/missing-annotation', 148],
  ['chart/missing-maintainer', 133],
  ['chart/ignored-icon', 103],
  ['yaml/unquoted-version', 5],
]);
const kinds = /^(?:package|images|chart|yaml|archive|settings|suppression)\//;
const ownProblems = (pkg: ServicePackage): readonly Problem[] =>
  checkPackage(pkg, { tempo: 'text' }).filter(({ code }) => kinds.test(code));

whenThere('real charts: nothing is reported but what the guide asks for', async () => {
  const found = new Map<string, number>();
  for (const name of charts) {
    for (const { code } of ownProblems(await chartPackage(name))) found.set(code, (found.get(code) ?? 0) + 1);
  }
  assert.deepEqual(Object.fromEntries([...found].sort()), Object.fromEntries([...expected].sort()));
});

whenThere('real charts: each repair repairs its problem and leaves the rest as it was', async () => {
  let repairs = 0;
  for (const name of charts) {
    const pkg = await chartPackage(name);
    for (const problem of ownProblems(pkg)) {
      for (const fix of problem.fixes ?? []) {
        const after = applied(pkg, problem.at.file, fix.changes);
        assert.deepEqual(after.files.get(problem.at.file)?.yaml.problems, [], `${name} ${problem.code}`);
        assert.ok(!ownProblems(after).some((one) => sameProblem(one, problem)), `${name} ${problem.code}`);
        assertKept(dataOf(pkg, problem.at.file), dataOf(after, problem.at.file), name);
        repairs++;
      }
    }
  }
  assert.ok(repairs > 280, `${repairs} repairs`);
});

whenThere('real ClusterServiceVersions: their YAML and layout is right', async () => {
  for (const name of versions) {
    const text = readFileSync(join(corpus, 'csv', name), 'utf8');
    const pkg = await packageOf(new Map([[`package/operator/${name}`, text]]));
    assert.equal(pkg.operator?.versions.length, 1, name);
    assert.deepEqual(
      ownProblems(pkg).map(({ code }) => code),
      [],
      name,
    );
  }
});

async function chartPackage(name: string): Promise<ServicePackage> {
  const { files } = await unpackTgz(readFileSync(join(corpus, 'charts', name)));
  return packageOf(new Map([...files].map(([path, bytes]) => [`package/${path}`, bytes])));
}

const packageOf = (files: ReadonlyMap<string, string | Uint8Array>): Promise<ServicePackage> =>
  loadServicePackage(new MemoryTree(files), { unpack: (bytes) => unpackTgz(bytes) }, { name: 'service' });

function applied(
  pkg: ServicePackage,
  path: string,
  changes: Parameters<typeof applyChanges>[1],
): ServicePackage {
  const text = applyChanges(new Map([[path, pkg.files.get(path)?.text ?? '']]), changes).get(path) ?? '';
  return withText(pkg, path, text, 'repaired');
}

const sameProblem = (a: Problem, b: Problem): boolean =>
  a.code === b.code && show(a.message, 'en') === show(b.message, 'en');

const dataOf = (pkg: ServicePackage, path: string): unknown =>
  JSON.parse(JSON.stringify(plain(pkg.files.get(path)?.yaml.root)));

/** Everything that was there is there still; numbers that became texts say the same. */
function assertKept(before: unknown, after: unknown, where: string): void {
  if (before !== null && typeof before === 'object') {
    assert.ok(after !== null && typeof after === 'object', where);
    for (const [key, value] of Object.entries(before))
      assertKept(value, Reflect.get(after, key), `${where} ${key}`);
  } else if (before !== null)
    assert.equal(
      Number.isNaN(Number(before)) ? after : Number(after),
      Number.isNaN(Number(before)) ? before : Number(before),
      where,
    );
}
