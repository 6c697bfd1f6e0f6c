import { profiles } from '../../core/rules/rule';
import { text } from '../../core/text/message';
import type { ValidateOptions } from '../actions/validate';
import type { LocalizedCommand } from '../command-line/localized-command';
import { formats } from '../reporters/formats';
import { thresholds } from '../reporters/report';
import type { Run } from './run';

/** `oscpkg validate [paths…]` */
export function addValidate(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'validate',
      text(
        'check service directories, folders that hold some, and built zips',
        '检查服务目录、包含服务目录的目录以及已构建的 zip',
      ),
    )
    .takes(
      '[paths...]',
      text('what to check; the current folder when left out', '要检查的路径；默认为当前目录'),
    )
    .offersChoice('--format <form>', text('how to report', '报告格式'), formats, 'text')
    .offersChoice(
      '--fail-on <severity>',
      text('from which severity on the exit status is 1', '达到哪一级别时退出码为 1'),
      thresholds,
      'error',
    )
    .offers(
      '--fix',
      text(
        'make the repairs that need no decision, then check again',
        '自动完成无需决策的修复，然后重新检查',
      ),
    )
    .offersChoice(
      '--profile <channel>',
      text(
        'what it is for: the marketplace (delivery) or a private upload',
        '用途：云商店交付（delivery）或私有上传（private）',
      ),
      profiles,
      'delivery',
    )
    .offers('--verify', text('read every byte of a zip against its checksum', '逐字节核对 zip 的校验和'))
    .shows(
      'oscpkg validate',
      'oscpkg validate etcd out/etcd-6.7.0.zip',
      'oscpkg validate --format sarif > oscpkg.sarif',
    )
    .action((paths: string[], options: ValidateOptions) =>
      run(async (session) => (await import('../actions/validate')).validate(paths, options, session)),
    );
}
