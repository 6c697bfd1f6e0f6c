import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Runs npm in a folder, silently; throws with the end of its output when it fails. */
export function npmIn(folder, args) {
  const run = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--foreground-scripts'], {
    cwd: folder,
    env: { ...process.env, ...settings() },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10 * 60_000,
  });
  if (run.status === 0) return;
  const output = `${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`;
  throw new Error(`npm ${args.join(' ')} failed in ${folder}\n${output.slice(-4000)}`);
}

/** `yes`: a module's build calls npx. `nodedir`: headers that stand beside node are not downloaded once more. */
function settings() {
  const installation = path.resolve(process.execPath, '../..');
  const hasHeaders = existsSync(path.join(installation, 'include/node/node.h'));
  return { npm_config_yes: 'true', ...(hasHeaders ? { npm_config_nodedir: installation } : {}) };
}
