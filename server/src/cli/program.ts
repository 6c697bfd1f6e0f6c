import { Option } from 'commander';
import { locales, say, text } from '../core/text/message';
import { LocalizedCommand } from './command-line/localized-command';
import { addImages } from './commands/images';
import { addRules } from './commands/rules';
import type { Run } from './commands/run';
import { addValidate } from './commands/validate';
import type { Session } from './session';
import { namedLocale } from './terminal/locale';
import { version } from './version';

/** The command line: what can be typed, with its help. What a command does is loaded when it is run. */
export function makeProgram(session: Session, run: Run): LocalizedCommand {
  const program = new LocalizedCommand('oscpkg', session)
    .description(about[session.locale])
    .version(version, '--version', versionText[session.locale]);
  program.addOption(
    new Option('--locale <locale>', localeText[session.locale]).choices(locales).argParser((word: string) => {
      return namedLocale(word) ?? program.refuse(unknownLocale(word));
    }),
  );
  for (const add of [addValidate, addImages, addRules]) add(program, run);
  return program;
}

const about = text(
  'Checks, repairs and builds service packages for Huawei Cloud OSC.',
  '检查、修复并构建华为云云原生服务中心（OSC）的服务包。',
);
const versionText = text('show the version', '显示版本');
const localeText = text('language of everything that is shown', '界面语言');

const unknownLocale = (word: string) =>
  say(
    '"{word}" is no language of oscpkg: choose en or zh-cn',
    'oscpkg 不支持语言“{word}”：可选 en 或 zh-cn',
    { word },
  );
