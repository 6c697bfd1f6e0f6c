// Bundles the tests and runs them with node:test. `node scripts/test.mjs [--slow] [filter…]`; a filter is a part of a path.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { filesBelow } from './files-below.mjs';

const args = process.argv.slice(2);
const slow = args.includes('--slow');
const filters = args.filter((argument) => !argument.startsWith('--'));
const isTest = (file) =>
  file.endsWith('.test.ts') && file.startsWith('test/slow/') === slow && !file.startsWith('test/e2e/');
const entryPoints = filesBelow('test')
  .filter(isTest)
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)));
if (entryPoints.length === 0) {
  console.error(`no test file matches ${filters.join(' ')}`);
  process.exit(2);
}

const outdir = `out/tests-${process.pid}`;
await build({
  entryPoints,
  outdir,
  outbase: 'test',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.15',
  packages: 'external',
  sourcemap: 'inline',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const files = filesBelow(outdir).filter((file) => file.endsWith('.test.mjs'));
const run = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', '--test-reporter=spec', '--test-concurrency=2', ...files],
  { stdio: 'inherit' },
);
rmSync(outdir, { recursive: true, force: true });
process.exit(run.status ?? 1);
