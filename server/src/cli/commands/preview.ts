import { guideRegistry } from '../../core/images/platform-address';
import { text } from '../../core/text/message';
import type { PreviewOptions } from '../actions/preview';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg preview <dir>` */
export function addPreview(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'preview',
      text(
        'show what the platform will write and which image each workload then pulls',
        '预览平台将写入的内容，以及替换后每个工作负载拉取的镜像',
      ),
    )
    .takes('<dir>', text('a service directory or a built zip', '服务目录，或已构建的 zip'))
    .offersText(
      '--registry <host>',
      text('the registry that images are pushed to', '推送镜像的仓库地址'),
      guideRegistry.registry,
    )
    .offersText(
      '--organization <name>',
      text('the organization in it', '镜像仓库中的组织'),
      guideRegistry.organization,
    )
    .offersChoice('--format <form>', text('how to write it', '输出格式'), ['text', 'json'], 'text')
    .shows('oscpkg preview etcd', 'oscpkg preview etcd-1.0.0.zip --format json')
    .action((path: string, options: PreviewOptions) =>
      run(async (session) => (await import('../actions/preview')).preview(path, options, session)),
    );
}
