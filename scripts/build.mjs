// Builds what is shipped: `node scripts/build.mjs [--dev] [--out FOLDER] [NAME…]` writes extension.js, server.js and cli.js, and
// beside the last two the parts that they load when they are needed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, transform } from 'esbuild';
import { lightStart } from './light-start.mjs';

const { values, positionals } = parseArgs({
  options: { dev: { type: 'boolean' }, out: { type: 'string', default: 'dist' } },
  allowPositionals: true,
});
const { dev = false, out } = values;
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.15',
  sourcemap: dev && 'inline',
  minify: !dev,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
};
/** Node keeps compiled code for the next start, where it can (from 22.1 on). */
const keepCompiled = "require('node:module').enableCompileCache?.();\n";

const programs = {
  extension: () => buildWhole('extension', 'client/src/extension.ts', { external: ['vscode'] }),
  server: () => buildInParts('server', 'server/src/lsp/main.ts'),
  cli: () => buildInParts('cli', 'server/src/cli/main.ts', '#!/usr/bin/env node\n'),
};
for (const name of positionals.length > 0 ? positionals : Object.keys(programs)) await programs[name]();

async function buildWhole(name, entry, options) {
  const outfile = path.join(out, `${name}.js`);
  await build({ ...common, ...options, entryPoints: [entry], outfile, format: 'cjs' });
  writeFileSync(outfile, toAscii(readFileSync(outfile, 'utf8')));
}

/**
 * Writes a program in parts: what is imported with import() is read and compiled only when it is needed, which is most of
 * what a start costs. Esbuild cuts ES modules only, so the parts become CommonJS afterwards.
 */
async function buildInParts(name, entry, firstLine = '') {
  const { outputFiles } = await build({
    ...common,
    entryPoints: { [name]: entry },
    outdir: out,
    chunkNames: `${name}-[name]-[hash]`,
    format: 'esm',
    splitting: true,
    write: false,
    plugins: lightStart,
  });
  mkdirSync(out, { recursive: true });
  removeParts(name);
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, {
      ...{ format: 'cjs', platform: 'node', target: common.target, sourcemap: common.sourcemap },
      ...{ minify: !dev, supported: { 'dynamic-import': false } },
    });
    const isEntry = path.basename(file) === `${name}.js`;
    writeFileSync(file, isEntry ? firstLine + keepCompiled + toAscii(code) : toAscii(code));
  }
}

/** Parts have other names when their content is another. */
function removeParts(name) {
  for (const file of readdirSync(out)) if (file.startsWith(`${name}-`)) rmSync(path.join(out, file));
}

/** What esbuild leaves as it is stands in regular expressions. One such letter doubles the memory that a whole file takes. */
function toAscii(text) {
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return dev ? text : text.replace(/[^\x00-\x7f]/g, escaped);
}
