import { text } from '../../core/text/message';
import type { MappingOptions } from '../actions/mapping';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg mapping <dir>` */
export function addMapping(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'mapping',
      text(
        'work mapping.yaml out of the deployment package and the image archives',
        '根据部署包和镜像包推断映射文件 mapping.yaml',
      ),
    )
    .takes('<dir>', text('a service directory', '服务目录'))
    .offers(
      '--write',
      text('write it; comments and order of what is there stay', '写入文件，保留已有的注释和顺序'),
    )
    .shows('oscpkg mapping etcd', 'oscpkg mapping etcd --write')
    .action((path: string, options: MappingOptions) =>
      run(async (session) => (await import('../actions/mapping')).mapping(path, options, session)),
    );
}
