import { text } from '../../core/text/message';
import type { ImagesOptions } from '../actions/images';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg images <tar or dir…>` */
export function addImages(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'images',
      text(
        'show tags, architecture, size and format of image archives, without unpacking them',
        '查看镜像包（tar）的标签、架构、大小和格式，无需解包',
      ),
    )
    .takes('<paths...>', text('image archives, or folders that hold some', '镜像包，或包含镜像包的目录'))
    .offersChoice('--format <form>', text('how to write it', '输出格式'), ['text', 'json'], 'text')
    .shows('oscpkg images etcd/images', 'oscpkg images etcd.tar --format json')
    .action((paths: string[], options: ImagesOptions) =>
      run(async (session) => (await import('../actions/images')).images(paths, options, session)),
    );
}
