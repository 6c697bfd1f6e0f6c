import { text } from '../../core/text/message';
import type { RulesOptions } from '../actions/rules';
import type { LocalizedCommand } from '../command-line/localized-command';
import type { Run } from './run';

/** `oscpkg rules [code]` */
export function addRules(program: LocalizedCommand, run: Run): void {
  program
    .add('rules', text('list the rules, or explain one', '列出所有规则，或解释其中一条'))
    .takes(
      '[code]',
      text('the rule to explain, e.g. mapping/unresolved-path', '要解释的规则，如 mapping/unresolved-path'),
    )
    .offersChoice('--format <form>', text('how to write it', '输出格式'), ['text', 'json'], 'text')
    .shows('oscpkg rules', 'oscpkg rules mapping/unresolved-path')
    .action((code: string | undefined, options: RulesOptions) =>
      run(async (session) => (await import('../actions/rules')).rules(code, options, session)),
    );
}
