import { text } from '../../core/text/message';
import type { ImagesOptions } from '../actions/images';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg images <tar, dir or zip…>` */
export function addImages(program: LocalizedCommand, run: Run): void {
  program
    .add(
      'images',
      text(
        'show tags, architecture, size and format of image archives, without unpacking them',
        '查看镜像包（tar）的标签、架构、大小和格式，无需解包',
      ),
    )
    .takes(
      '<paths...>',
      text(
        'image archives, or folders and built zips that hold some',
        '镜像包，或包含镜像包的目录、已构建的 zip',
      ),
    )
    .offersChoice('--format <form>', text('how to write it', '输出格式'), ['text', 'json'], 'text')
    .shows(
      'oscpkg images etcd/images',
      'oscpkg images etcd-6.7.0.zip',
      'oscpkg images etcd.tar --format json',
    )
    .action((paths: string[], options: ImagesOptions) =>
      run(async (session) => (await import('../actions/images')).images(paths, options, session)),
    );
}
