import { text } from '../../core/text/message';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg lsp --stdio` */
export function addLsp(program: LocalizedCommand, run: Run): void {
  program
    .add('lsp', text('the language server, for any editor', '语言服务器，可用于任何编辑器'))
    .offers('--stdio', text('speak over standard input and output', '通过标准输入输出通信'))
    .letsPass() // editors add options of their own, such as --clientProcessId
    .action(() => run(async () => (await import('../actions/lsp')).lsp()));
}
