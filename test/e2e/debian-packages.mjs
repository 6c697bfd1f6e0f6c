// Installs Debian packages that the tests need and that are missing: `node test/e2e/debian-packages.mjs NAME…`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Installs those of the packages that are missing; throws with what to do when it cannot (no apt-get, not root). */
export function installDebianPackages(names) {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const byHand = `install by hand: ${missing.join(' ')}`;
  if (process.getuid?.() !== 0) throw new Error(`only root can install Debian packages; ${byHand}`);
  console.log(`installing Debian packages: ${missing.join(' ')}`);
  apt(['update', '-qq'], byHand);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...missing], byHand);
}

function isInstalled(name) {
  const query = spawnSync('dpkg-query', ['--show', '--showformat', '${db:Status-Status}', name]);
  return query.stdout?.toString() === 'installed';
}

function apt(args, byHand) {
  const run = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10 * 60_000,
  });
  if (run.status === 0) return;
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`;
  throw new Error(`apt-get ${args[0]} failed; ${byHand}\n${output.slice(-2000)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installDebianPackages(process.argv.slice(2));
