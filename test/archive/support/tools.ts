import { spawnSync } from 'node:child_process';

/** Whether a program can be started; when not, says what is left out for want of it. */
export function hasTool(name: string, leftOut: string): boolean {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name]).status === 0;
  if (!found) console.log(`left out: ${leftOut}, there is no ${name}`);
  return found;
}

/** Runs a program; its whole output is in the error when it fails. */
export function run(command: string, args: readonly string[], cwd?: string): string {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.status === 0) return result.stdout;
  throw new Error(
    `${command} ${args.join(' ')} ended with ${result.status}\n${result.stdout}\n${result.stderr}`,
  );
}
