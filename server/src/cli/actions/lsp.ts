import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { say } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import type { ExitStatus } from '../session';

/** Hands this process over to the language server, a program of its own: the command line starts without its weight. */
export async function lsp(): Promise<ExitStatus> {
  const server = join(__dirname, 'server.js');
  if (!existsSync(server)) throw new UserError(incomplete(server));
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  createRequire(__filename)(server);
  return 0;
}

const incomplete = (server: string) =>
  say(
    'The language server is missing ("{server}"): install oscpkg again',
    '缺少语言服务器（“{server}”）：请重新安装 oscpkg',
    { server },
  );
