import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

/** The walls of ARCHITECTURE.md, held by walking the imports of every source file. */
const files = [...sourcesBelow('client/src'), ...sourcesBelow('server/src')];
const imports = new Map(files.map((file) => [file, importsOf(file)]));

test('the sources are found', () => assert.ok(files.length > 50));

test('the core imports no Node module, no editor, no protocol', () => {
  none('server/src/core/', (name) => /^(?:node:|vscode)/.test(name) || nodeModules.has(name));
});

test('the core imports nothing of what stands on its right', () => {
  noPath('server/src/core/', /^server\/src\/(?:archive|node|lsp|cli)\/|^client\//);
});

test('meaning does not import answers', () => {
  for (const left of ['text', 'yaml', 'schema', 'helm', 'operator', 'package', 'references', 'images']) {
    noPath(`server/src/core/${left}/`, /^server\/src\/core\/(?:rules|features|build)\//);
  }
});

test('text and YAML import nothing above them', () => {
  noPath('server/src/core/text/', /^server\/src\/core\/(?!text\/)/);
  noPath('server/src/core/yaml/', /^server\/src\/core\/(?!text\/|yaml\/)/);
});

test('rules do not import features, archives do not import faces', () => {
  noPath('server/src/core/rules/', /^server\/src\/core\/features\//);
  noPath('server/src/archive/', /^server\/src\/(?:node|lsp|cli)\//);
  noPath('server/src/node/', /^server\/src\/(?:lsp|cli)\//);
  noPath('server/src/lsp/', /^server\/src\/cli\//);
});

test('one file knows the YAML library, one the schema library, one folder the protocol', () => {
  assert.deepEqual(importersOf('yaml'), ['server/src/core/yaml/tree.ts']);
  assert.deepEqual(importersOf('ajv'), ['server/src/core/schema/validate.ts']);
  for (const file of [
    ...importersOf('vscode-languageserver'),
    ...importersOf('vscode-languageserver/node'),
  ]) {
    assert.match(file, /^server\/src\/lsp\//);
  }
});

test('the client imports one file of the server', () => {
  noPath('client/src/', /^server\/src\/(?!protocol\.ts$)/);
});

test('no file imports itself, however far around', () => {
  assert.deepEqual(cycles(), []);
});

const nodeModules = new Set([
  'fs',
  'path',
  'os',
  'zlib',
  'crypto',
  'stream',
  'child_process',
  'url',
  'util',
  'buffer',
]);

/** Fails when a file below `folder` imports a package that `forbidden` names. */
function none(folder: string, forbidden: (name: string) => boolean): void {
  const found = [...imports]
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([file, names]) =>
      names.filter((name) => !isFile(name) && forbidden(name)).map((name) => `${file} → ${name}`),
    );
  assert.deepEqual(found, []);
}

/** Fails when a file below `folder` imports a file whose path matches. */
function noPath(folder: string, forbidden: RegExp): void {
  const found = [...imports]
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([file, names]) =>
      names.filter((name) => isFile(name) && forbidden.test(name)).map((name) => `${file} → ${name}`),
    );
  assert.deepEqual(found, []);
}

function importersOf(name: string): string[] {
  return [...imports].filter(([, names]) => names.includes(name)).map(([file]) => file);
}

/** Every circle of imports, as the file that closes it; type-only imports count. */
function cycles(): string[] {
  const done = new Set<string>();
  const open: string[] = [];
  const found: string[] = [];
  const visit = (file: string): void => {
    if (open.includes(file)) found.push([...open.slice(open.indexOf(file)), file].join(' → '));
    if (done.has(file) || open.includes(file)) return;
    open.push(file);
    for (const next of imports.get(file) ?? []) if (isFile(next)) visit(next);
    open.pop();
    done.add(file);
  };
  for (const file of files) visit(file);
  return found;
}

/** What a file imports: paths of the project's files from its root, or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found = [...text.matchAll(/(?:\bfrom|\bimport|\brequire\()\s*\(?\s*'([^'\n]+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found.map((name) =>
    name.startsWith('.') ? resolveFile(path.posix.join(path.posix.dirname(file), name)) : name,
  );
}

function resolveFile(base: string): string {
  return (
    [base, `${base}.ts`, `${base}/index.ts`].find((one) => /\.\w+$/.test(one) && existsSync(one)) ?? base
  );
}

const isFile = (name: string): boolean => name.startsWith('server/') || name.startsWith('client/');

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.posix.join(entry.parentPath.split(path.sep).join('/'), entry.name))
    .sort();
}
