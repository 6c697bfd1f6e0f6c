// Builds the three bundles: `node scripts/build.mjs [--dev]` writes dist/extension.js, dist/server.js, dist/cli.js.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const dev = process.argv.includes('--dev');

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.15',
  format: 'cjs',
  sourcemap: dev ? 'linked' : false,
  minify: !dev,
  keepNames: false,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
};
const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/lsp/main.ts'], outfile: 'dist/server.js' },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];
for (const bundle of bundles) {
  if (!existsSync(bundle.entryPoints[0])) continue;
  await build({ ...common, ...bundle });
  if (!dev) toAscii(bundle.outfile);
}

/** What esbuild leaves as it is stands in regular expressions. One such letter doubles the memory that the whole bundle takes. */
function toAscii(file) {
  const text = readFileSync(file, 'utf8');
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, text.replace(/[^\x00-\x7f]/g, escaped));
}
