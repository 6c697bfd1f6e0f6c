import { text } from '../../core/text/message';
import type { BuildOptions } from '../actions/build';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg build <dir>` */
export function addBuild(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'build',
      text(
        'check a service directory, pack its source and write {Service}-{Version}.zip',
        '检查服务目录，打包其源码，并写出 {Service}-{Version}.zip',
      ),
    )
    .takes('<dir>', text('the service directory', '服务目录'))
    .offers(
      '--out <path>',
      text('folder or file to write to; the current folder when left out', '输出目录或文件；默认为当前目录'),
    )
    .offersChoice(
      '--compression <way>',
      text(
        'of image archives: stored ones can be looked into at once',
        '镜像包的压缩方式：不压缩（store）时可直接查看内容',
      ),
      ['store', 'auto', 'deflate'],
      'store',
    )
    .offers('--verify', text('read every byte of the zip back', '写完后逐字节读回核对 zip'))
    .offers('--checksum', text('print the SHA-256 of the zip', '输出 zip 的 SHA-256'))
    .offers('--no-validate', text('write the zip although there are errors', '即使存在错误也写出 zip'))
    .shows('oscpkg build etcd', 'oscpkg build etcd --out out')
    .action((directory: string, options: BuildOptions) =>
      run(async (session) => (await import('../actions/build')).build(directory, options, session)),
    );
}
