import { text } from '../../core/text/message';
import type { InitOptions } from '../actions/init';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg init <dir>` */
export function addInit(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'init',
      text('make a new service directory that validates clean', '创建一个可直接通过检查的服务目录'),
    )
    .takes('<dir>', text('the folder: empty, or not there yet', '目录：为空或尚不存在'))
    .offersChoice(
      '--kind <kind>',
      text('kind of the deployment package', '部署包类型'),
      ['helm', 'operator', 'osc'],
      'helm',
    )
    .offers(
      '--name <name>',
      text('name of the service; that of the folder when left out', '服务名称；默认为目录名'),
    )
    .offersText('--version <version>', text('version of the service', '服务版本'), '0.1.0')
    .shows('oscpkg init etcd', 'oscpkg init packages/etcd --name etcd --version 6.7.0')
    .action((directory: string, options: InitOptions) =>
      run(async (session) => (await import('../actions/init')).init(directory, options, session)),
    );
}
