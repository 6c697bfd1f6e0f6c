import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** The exports of a TypeScript module of the project, bundled in a temporary folder. */
export async function loadModule(file) {
  const folder = mkdtempSync(path.join(tmpdir(), 'oscpkg-'));
  const outfile = path.join(folder, 'module.cjs');
  try {
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
