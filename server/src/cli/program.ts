import { text } from '../core/text/message';
import { LocalizedCommand } from './command-line/localized-command';
import { addBuild } from './commands/build';
import { addImages } from './commands/images';
import { addInit } from './commands/init';
import { addLint } from './commands/lint';
import { addLsp } from './commands/lsp';
import { addMapping } from './commands/mapping';
import { addPreview } from './commands/preview';
import { addRules } from './commands/rules';
import type { Run } from './commands/run';
import { addTemplate } from './commands/template';
import { addValidate } from './commands/validate';
import type { Session } from './session';
import { version } from './version';

/** The command line: what can be typed, with its help. What a command does is loaded when it is run. */
export function makeProgram(session: Session, run: Run): LocalizedCommand {
  const program = new LocalizedCommand('oscpkg', session)
    .description(about[session.locale])
    .version(version, '--version', versionText[session.locale])
    .takesLocale()
    .addHelpText('after', `\n${exitStatus[session.locale]}`)
    .enablePositionalOptions();
  for (const add of [
    addValidate,
    addBuild,
    addInit,
    addMapping,
    addPreview,
    addImages,
    addTemplate,
    addLint,
    addRules,
    addLsp,
  ])
    add(program, run);
  return program;
}

const about = text(
  'Checks, repairs and builds service packages for Huawei Cloud OSC.',
  '检查、修复并构建华为云云原生服务中心（OSC）的服务包。',
);
const exitStatus = text(
  'Exit status: 0 when all is well, 1 when something is wrong with a package, 2 for wrong usage and other failures.',
  '退出码：0 表示没有问题，1 表示服务包有问题，2 表示用法错误或其他失败。',
);
const versionText = text('show the version', '显示版本');
