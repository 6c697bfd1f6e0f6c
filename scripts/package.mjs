// Builds the bundles and packages the extension: `node scripts/package.mjs [file]` writes out/oscpkg.vsix.
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Above this the extension is slower to install and to start than it has to be: something does not belong into it. */
const mostBytes = 1_000_000;

const target = process.argv[2] ?? 'out/oscpkg.vsix';
mkdirSync(path.dirname(target), { recursive: true });
run('scripts/build.mjs');
run('node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '-o', target);
const { size } = statSync(target);
console.log(`${target}: ${(size / 1000).toFixed(0)} KB`);
if (size > mostBytes) {
  console.error(`more than ${mostBytes / 1000} KB`);
  process.exit(1);
}

function run(...args) {
  execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
}
