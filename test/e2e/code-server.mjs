// One code-server process: its settings, its language, its start and its certain end.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { until } from './until.mjs';

/** Unpacks a .vsix into an extensions folder, which any number of servers may then use. */
export function installExtension(installation, vsix, extensions) {
  const home = path.join(extensions, '.home');
  mkdirSync(home, { recursive: true });
  const args = ['--install-extension', vsix, '--force', ...folders(home, extensions)];
  writeFileSync(path.join(home, 'config.yaml'), '');
  const options = { env: environment(home), stdio: ['ignore', 'pipe', 'pipe'], timeout: 180_000 };
  execFileSync(process.execPath, [installation.codeServer, ...args], options);
}

/** Starts a server that keeps all of its state in `home`: `{ url, stop() }`. */
export async function startCodeServer({ installation, extensions, home, locale }) {
  writeUserData(installation, home, locale);
  const port = await freePort();
  const args = [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--locale', locale],
    ...['--disable-telemetry', '--disable-update-check'],
    ...['--disable-workspace-trust', '--disable-getting-started-override'],
    ...folders(home, extensions),
  ];
  const options = { env: environment(home), detached: true, stdio: ['ignore', 'pipe', 'pipe'] };
  const server = spawn(process.execPath, [installation.codeServer, ...args], options);
  const stop = endOf(server);
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (data) => (log += data));
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  await until(answers, { what: () => `code-server does not answer:\n${log.slice(-2000)}`, seconds: 60 });
  return { url, stop };
}

const folders = (home, extensions) => [
  ...['--user-data-dir', path.join(home, 'user-data')],
  ...['--extensions-dir', extensions],
  ...['--config', path.join(home, 'config.yaml')],
];

/** Nothing of the user's own set-up leaks in, and no marketplace is asked. */
const environment = (home) => ({
  ...process.env,
  HOME: home,
  XDG_DATA_HOME: path.join(home, 'share'),
  XDG_CONFIG_HOME: path.join(home, 'config'),
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
});

function writeUserData(installation, home, locale) {
  const userData = path.join(home, 'user-data');
  mkdirSync(path.join(userData, 'User'), { recursive: true });
  writeFileSync(path.join(home, 'config.yaml'), '');
  writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings));
  if (locale !== 'en') writeLanguagePack(userData, locale, installation.chineseMessages);
}

const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.editor.enablePreview': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'files.autoSave': 'off',
  'git.enabled': false,
  'window.restoreWindows': 'none',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'editor.hover.delay': 100,
  'editor.wordBasedSuggestions': 'off',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.minimap.enabled': false,
};

/** The command line installs no language pack; this file is all that the server needs to speak another language. */
function writeLanguagePack(userData, locale, messages) {
  const pack = {
    hash: `e2e-${locale}`,
    label: locale,
    extensions: [{ extensionIdentifier: { id: `e2e.language-pack-${locale}` }, version: '1.0.0' }],
    translations: { vscode: messages },
  };
  writeFileSync(path.join(userData, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** code-server is a family of processes, and one group: it ends as a whole, also when this process is ended first. */
function endOf(server) {
  const kill = (signal) => {
    try {
      process.kill(-server.pid, signal);
    } catch {
      // the group has ended
    }
  };
  const killNow = () => kill('SIGKILL');
  process.on('exit', killNow);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  return async () => {
    kill('SIGTERM');
    const late = setTimeout(killNow, 5000);
    await ended;
    clearTimeout(late);
    killNow();
    process.off('exit', killNow);
  };
}
