import { helmVersions } from '../../core/helm/profile';
import { text } from '../../core/text/message';
import type { TemplateOptions } from '../actions/template';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg template <name> <chart>` */
export function addTemplate(program: LocalizedCommand, run: Run): void {
  const command = program
    .add(
      'template',
      text(
        'render a chart as "helm template" does, without helm',
        '渲染 Chart，效果同“helm template”，无需安装 helm',
      ),
    )
    .takes('<name>', text('name of the release', 'release 名称'))
    .takes('<chart>', text('the chart: a folder or a .tgz', 'Chart：目录或 .tgz'));
  offerValues(command)
    .shows(
      'oscpkg template demo etcd/package/etcd',
      'oscpkg template demo etcd-6.7.0.tgz --set image.tag=3.6.0',
    )
    .action((name: string, chart: string, options: TemplateOptions) =>
      run(async (session) => (await import('../actions/template')).template(name, chart, options, session)),
    );
}

/** The options that say with which values a chart is rendered, and by which Helm's rules. */
export function offerValues(command: LocalizedCommand): LocalizedCommand {
  return command
    .offersText(
      '-n, --namespace <namespace>',
      text('namespace of the release', 'release 的命名空间'),
      'default',
    )
    .offersList(
      '-f, --values <file>',
      text('values over those of the chart; repeatable', '覆盖 Chart 的 values 文件；可重复'),
    )
    .offersList(
      '--set <key=value>',
      text('values over those of the files; repeatable', '覆盖文件中的值；可重复'),
    )
    .offersList('--set-string <key=value>', text('the same, read as text', '同上，按字符串读取'))
    .offersChoice(
      '--helm-version <version>',
      text('whose behaviour', '按哪个 Helm 版本的行为'),
      helmVersions,
      '3.5.4',
    );
}
