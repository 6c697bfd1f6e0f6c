// Packages the extension and tries it in a real workbench, in English and in Chinese:
// `node scripts/e2e.mjs [--locale en|zh-cn] [--vsix FILE] [scenario…]`; a scenario is a part of its file's name, or a file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { installExtension } from '../test/e2e/code-server.mjs';
import { installWorkbench } from '../test/e2e/install-workbench.mjs';
import { runScenario } from '../test/e2e/run-scenario.mjs';
import { filesBelow } from './files-below.mjs';

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

const { values, positionals } = parseArgs({
  options: { locale: { type: 'string' }, vsix: { type: 'string' } },
  allowPositionals: true,
});
const files = scenarioFiles(positionals);
if (files.length === 0) {
  console.error(`no scenario matches ${positionals.join(' ')}`);
  process.exit(2);
}
const installation = await installWorkbench();
const vsix = path.resolve(values.vsix ?? packageExtension());
const extensions = mkdtempSync(path.join(tmpdir(), 'oscpkg-e2e-extensions-'));
process.on('exit', () => rmSync(extensions, { recursive: true, force: true }));
installExtension(installation, vsix, extensions);

const total = { passed: 0, failed: 0 };
const unsteady = [];
for (const locale of values.locale ? [values.locale] : ['en', 'zh-cn'])
  for (const file of files) {
    const name = path.basename(file, '.e2e.mjs');
    const { scenario } = await import(pathToFileURL(path.resolve(file)).href);
    const options = { name, locale, installation, extensions, shots: 'out/shots' };
    const { passed, failed, again } = await runScenario(scenario, options);
    total.passed += passed;
    total.failed += failed;
    if (again && failed === 0) unsteady.push(`${name} (${locale})`);
  }
if (unsteady.length > 0) console.log(`\npassed in a second run only: ${unsteady.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function scenarioFiles(filters) {
  const named = filters.filter((filter) => filter.endsWith('.e2e.mjs'));
  if (named.length > 0) return named;
  return filesBelow('test/e2e')
    .filter((file) => file.endsWith('.e2e.mjs'))
    .filter((file) => filters.length === 0 || filters.some((filter) => path.basename(file).includes(filter)));
}

function packageExtension() {
  mkdirSync('out', { recursive: true });
  const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  run(process.execPath, 'scripts/build.mjs');
  run('npx', 'vsce', 'package', '--no-dependencies', '-o', 'out/oscpkg.vsix');
  return 'out/oscpkg.vsix';
}
