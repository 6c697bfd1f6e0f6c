import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const repository = process.cwd();

/** Builds programs as they are shipped (`cli`, `server`) into a folder, but for their names within, which stay readable. */
export async function buildInto(folder: string, ...programs: readonly string[]): Promise<void> {
  const args = ['scripts/build.mjs', '--dev', '--out', folder, ...programs];
  await promisify(execFile)(process.execPath, args, { cwd: repository });
}
