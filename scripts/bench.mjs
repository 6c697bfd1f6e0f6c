// Bundles test/bench/<name>.ts and runs them one after the other: `node scripts/bench.mjs [name…]`, all without a name.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { filesBelow } from './files-below.mjs';

const folder = 'test/bench';
const all = filesBelow(folder)
  .filter((file) => file.endsWith('.ts') && path.posix.dirname(file) === folder)
  .map((file) => path.basename(file, '.ts'));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no such bench: ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  process.exit(2);
}

const names = wanted.length > 0 ? wanted : all;
const outdir = `out/bench-${process.pid}`;
await build({
  entryPoints: names.map((name) => `${folder}/${name}.ts`),
  outdir,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.15',
  packages: 'external',
  sourcemap: 'inline',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const failed = [];
for (const name of names) {
  console.log(`\n# ${name}`);
  if ((await run(`${outdir}/${name}.mjs`)) !== 0) failed.push(name);
}
rmSync(outdir, { recursive: true, force: true });
if (failed.length > 0) console.error(`failed: ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

/** Runs a bench to its end; who stops this program stops the bench too, which removes what it made. */
async function run(file) {
  const child = spawn(process.execPath, ['--enable-source-maps', file], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const [status] = await once(child, 'exit');
  return status;
}
