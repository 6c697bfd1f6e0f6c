import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { commandIds } from '../../client/src/command-ids';
import { isServiceFile } from '../../client/src/service-files';
import { allRules } from '../../server/src/core/rules/all-rules';
import { defaults } from '../../server/src/lsp/configuration';
import { clientCommands } from '../../server/src/protocol';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('package.json');
const english: Readonly<Record<string, string>> = read('package.nls.json');
const chinese: Readonly<Record<string, string>> = read('package.nls.zh-cn.json');

test('every text of the manifest is there in both languages, and no other', () => {
  const used = new Set([...JSON.stringify(manifest).matchAll(/%([^%"]+)%/g)].map(([, key]) => key));
  assert.deepEqual([...used].sort(), Object.keys(english).sort());
  assert.deepEqual(Object.keys(chinese).sort(), Object.keys(english).sort());
});

test('the texts are in the language of their file', () => {
  const han = /\p{Script=Han}/u;
  assert.deepEqual(
    Object.keys(english).filter((key) => han.test(english[key] ?? '')),
    [],
  );
  assert.deepEqual(
    Object.keys(chinese).filter((key) => !han.test(chinese[key] ?? '')),
    [],
  );
});

test('the settings of the rules are current (npm run docs writes them)', () => {
  const { properties } = manifest.contributes.configuration.properties['oscpkg.rules'];
  assert.deepEqual(
    Object.keys(properties),
    allRules.map(({ code }) => code),
  );
  for (const { code, summary } of allRules) {
    assert.ok(english[`rule.${code}`]?.startsWith(summary.en), code);
    assert.ok(chinese[`rule.${code}`]?.startsWith(summary['zh-cn']), code);
  }
});

test('the settings have the defaults that the server has', () => {
  const { properties } = manifest.contributes.configuration;
  const declared = Object.entries(flat(defaults)).map(([key]) => [key, properties[`oscpkg.${key}`]?.default]);
  assert.deepEqual(Object.fromEntries(declared), flat(defaults));
});

test('the manifest declares the commands that the client registers', () => {
  const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
  assert.deepEqual(declared, [...commandIds]);
  for (const command of Object.values(clientCommands)) assert.ok(declared.includes(command), command);
});

test('menus, walkthroughs and texts name only commands that there are', () => {
  const named = JSON.stringify([
    manifest.contributes.menus,
    manifest.contributes.walkthroughs,
    english,
    chinese,
  ]);
  const known: readonly string[] = commandIds;
  const ids = [...named.matchAll(/(?:"command":"|command:|onCommand:)(oscpkg\.\w+)/g)].map(
    ([, id = '']) => id,
  );
  assert.ok(ids.length > 15);
  for (const id of ids) assert.ok(known.includes(id), id);
});

test('menus depend only on context keys that the client sets', () => {
  const conditions = [...JSON.stringify(manifest.contributes).matchAll(/"when":"([^"]*)"/g)].map(
    ([, one = '']) => one,
  );
  const keys = conditions.flatMap((one) => one.replace(/view == \S+/, '').match(/oscpkg\.\w+/g) ?? []);
  const source = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`client/src/${file}`, 'utf8'))
    .join('\n');
  assert.ok(new Set(keys).size >= 4);
  for (const key of keys) assert.match(source, new RegExp(`[sS]etContext(?:'|\\()[^)]*'${key}'`), key);
});

test('every file that the manifest names is there', () => {
  const named = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:media|syntaxes|snippets)\/[^"]+)"/g)];
  assert.ok(named.length >= 8, 'icon, pictures, grammars and snippets');
  for (const [, file = ''] of named) assert.ok(existsSync(file), file);
});

test('the extension starts with YAML, its server only where a service package may be', () => {
  const [language, ...files] = manifest.activationEvents;
  assert.equal(language, 'onLanguage:yaml');
  for (const event of files)
    assert.match(event, /^workspaceContains:\*\*\/(?:oscpkg\.yaml$|images\/mapping|package\/)/);
  const shallow = ['oscpkg.yaml', 'images/mapping.yml', 'package/Chart.yaml', 'package/etcd/values.yaml'];
  const deep = [
    'package/etcd/templates/pod.yaml',
    'package/a/1.0.0/a.clusterserviceversion.yaml',
    'package/a.tgz',
  ];
  for (const file of [...shallow, ...deep]) assert.ok(isServiceFile(`/srv/etcd/${file}`), file);
  for (const file of [
    'mapping.yaml',
    'values.yaml',
    'Chart.yaml',
    'charts/a/Chart.yaml',
    'packages/a/Chart.yaml',
  ])
    assert.ok(!isServiceFile(`/srv/etcd/${file}`), file);
});

/** Settings by their dotted names; `rules` is one setting. */
function flat(settings: typeof defaults): Readonly<Record<string, unknown>> {
  const { helm, ...rest } = settings;
  return { ...rest, 'helm.path': helm.path };
}
