import { text } from '../../core/text/message';
import type { LintOptions } from '../actions/lint';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';
import { offerValues } from './template';

/** `oscpkg lint <chart>` */
export function addLint(program: LocalizedCommand, run: Run): void {
  const command = program
    .add(
      'lint',
      text('check a chart as "helm lint" does, without helm', '检查 Chart，效果同“helm lint”，无需安装 helm'),
    )
    .takes('<chart>', text('the chart: a folder or a .tgz', 'Chart：目录或 .tgz'))
    .offers('--strict', text('fail on warnings too', '出现警告也视为失败'));
  offerValues(command)
    .shows('oscpkg lint etcd/package/etcd', 'oscpkg lint etcd-6.7.0.tgz --helm-version 3.17.3')
    .action((chart: string, options: LintOptions) =>
      run(async (session) => (await import('../actions/lint')).lint(chart, options, session)),
    );
}
