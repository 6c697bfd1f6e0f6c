// Installs the workbench that the end-to-end tests drive: code-server from npm, Chromium from Debian.
// `node test/e2e/install-workbench.mjs`; OSCPKG_WORKBENCH names another cache folder than <tmp>/oscpkg-workbench.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeChineseMessages } from './chinese-messages.mjs';
import { installDebianPackages } from './debian-packages.mjs';
import { npmIn } from './npm.mjs';

/** The newest code-server on npm that runs on Node 20: VS Code 1.100.3. */
const version = '4.100.3';
const nodeMajor = process.versions.node.split('.')[0];
const root = process.env['OSCPKG_WORKBENCH'] ?? path.join(tmpdir(), 'oscpkg-workbench');

/** Makes sure that everything is there (a second when it is) and returns where: `{ codeServer, chromium, chineseMessages }`. */
export async function installWorkbench() {
  installDebianPackages(['chromium', 'ripgrep', 'fonts-noto-cjk']);
  const folder = path.join(root, `code-server-${version}-node${nodeMajor}`);
  const complete = path.join(folder, 'complete');
  if (!existsSync(complete)) {
    rmSync(folder, { recursive: true, force: true });
    installCodeServer(folder);
    await writeChineseMessages(folder, path.join(folder, 'node_modules/code-server/lib/vscode/out'));
    writeFileSync(complete, '');
  }
  return {
    codeServer: path.join(folder, 'node_modules/code-server'),
    chromium: '/usr/bin/chromium',
    chineseMessages: path.join(folder, 'main.i18n.json'),
  };
}

/**
 * npm's install scripts would download ripgrep from GitHub and fail, so they are left out,
 * and what the others would have done follows here: native modules, dependencies of the inner packages, links.
 */
function installCodeServer(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  step('code-server', () => npmIn(folder, ['install', `code-server@${version}`, '--ignore-scripts']));
  step('argon2', () => npmIn(folder, ['rebuild', 'argon2', '--build-from-source']));
  step('dependencies of VS Code', () => npmIn(vscode, ['install', '--omit=dev', '--ignore-scripts']));
  for (const name of nativeModulesOf(vscode)) step(name, () => npmIn(vscode, ['rebuild', name]));
  step('dependencies of its extensions', () => installExtensionDependencies(path.join(vscode, 'extensions')));
  linkPrograms(vscode);
  execFileSync(process.execPath, [path.join(folder, 'node_modules/code-server'), '--version']);
}

function nativeModulesOf(vscode) {
  const names = [
    '@vscode/spdlog',
    'native-watchdog',
    '@vscode/native-watchdog',
    'node-pty',
    '@parcel/watcher',
  ];
  return names.filter((name) => existsSync(path.join(vscode, 'node_modules', name)));
}

function installExtensionDependencies(extensions) {
  npmIn(extensions, ['install', '--omit=dev', '--ignore-scripts']);
  if (readdirSync(extensions).includes('postinstall.mjs'))
    execFileSync(process.execPath, ['postinstall.mjs'], { cwd: extensions, stdio: 'ignore' });
}

function linkPrograms(vscode) {
  const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(ripgrep, { recursive: true });
  link('/usr/bin/rg', path.join(ripgrep, 'rg'));
  link('node_modules', path.join(vscode, 'node_modules.asar'));
  link('code-linux.sh', path.join(vscode, 'bin/remote-cli/code-server'));
  link('browser-linux.sh', path.join(vscode, 'bin/helpers/browser.sh'));
}

function link(target, file) {
  rmSync(file, { force: true });
  symlinkSync(target, file);
}

function step(title, run) {
  const start = Date.now();
  run();
  console.log(`workbench: ${title} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await installWorkbench());
