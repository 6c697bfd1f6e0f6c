import { Command, type Help, Option } from 'commander';
import { locales, type Message, say, type Text, text } from '../../core/text/message';
import { nearest } from '../../core/text/nearest';
import { UserError } from '../../core/text/user-error';
import type { Session } from '../session';
import { namedLocale } from '../terminal/locale';
import { LocalizedHelp } from './localized-help';

/** A command of oscpkg whose help and whose complaints about the command line are in the user's language. */
export class LocalizedCommand extends Command {
  private isStrict = true;

  constructor(
    name: string,
    readonly session: Session,
  ) {
    super(name);
    const { out, err, locale } = session;
    this.helpOption('-h, --help', helpText[locale]);
    this.helpCommand(false);
    this.exitOverride();
    this.configureOutput({
      writeOut: (written) => out.write(written),
      writeErr: (written) => err.write(written),
      getOutHelpWidth: () => out.width,
      getErrHelpWidth: () => err.width,
      getOutHasColors: () => true,
      getErrHasColors: () => true,
    });
  }

  override createCommand(name = ''): LocalizedCommand {
    return new LocalizedCommand(name, this.session);
  }

  override createHelp(): Help {
    return new LocalizedHelp(this.session.locale, this.session.out.colors);
  }

  /** Adds a sub-command with its description. */
  add(name: string, description: Text): LocalizedCommand {
    const command = this.createCommand(name).description(description[this.session.locale]);
    this.addCommand(command);
    return command.takesLocale();
  }

  /** Adds `--locale`. What it says is known long before: here it is only described and checked. */
  takesLocale(): this {
    const option = new Option('--locale <locale>', localeText[this.session.locale]).choices(locales);
    option.argParser((word: string) => namedLocale(word) ?? this.refuse(unknownLocale(word)));
    return this.addOption(option);
  }

  /** Adds an argument, as commander writes it: `<dir>`, `[paths...]`. */
  takes(name: string, description: Text): this {
    return this.argument(name, description[this.session.locale]);
  }

  /** Adds an option, as commander writes it: `--out <path>`. */
  offers(flags: string, description: Text): this {
    return this.option(flags, description[this.session.locale]);
  }

  /** Adds an option that takes a text and has one without being given. */
  offersText(flags: string, description: Text, standard: string): this {
    return this.option(flags, description[this.session.locale], standard);
  }

  /** Adds an option that may be given several times. */
  offersList(flags: string, description: Text): this {
    const collect = (word: string, before: readonly string[] = []) => [...before, word];
    return this.addOption(new Option(flags, description[this.session.locale]).argParser(collect).default([]));
  }

  /** Adds an option that takes one of a few words. */
  offersChoice(
    flags: string,
    description: Text,
    choices: readonly string[],
    standard: string | undefined,
  ): this {
    const option = new Option(flags, description[this.session.locale]).choices(choices);
    if (standard !== undefined) option.default(standard);
    option.argParser((word: string) => {
      if (choices.includes(word)) return word;
      return this.refuse(
        say(
          '"{word}" is no value of {flag}: choose {choices}',
          '“{word}”不是 {flag} 的可选值：可选 {choices}',
          {
            word,
            flag: `--${option.name()}`,
            choices: choices.join(', '),
          },
        ),
      );
    });
    return this.addOption(option);
  }

  /** Shows examples below the help: lines of a shell. */
  shows(...examples: readonly string[]): this {
    const title = this.session.out.colors.bold(examplesTitle[this.session.locale]);
    return this.addHelpText('after', `\n${title}\n${examples.map((line) => `  ${line}`).join('\n')}`);
  }

  /** Lets options and arguments pass that nobody described. */
  letsPass(): this {
    this.isStrict = false;
    return this;
  }

  /** Ends with "wrong usage". */
  refuse(problem: Message): never {
    const command = [this.parent?.name(), this.name()].filter(Boolean).join(' ');
    const { en, 'zh-cn': zhCn } = problem.text;
    throw new UserError(
      say(`${en}\nSee: {helpCommand}`, `${zhCn}\n请参阅：{helpCommand}`, {
        ...problem.values,
        helpCommand: `${command} --help`,
      }),
    );
  }

  // Commander calls the following where the command line is wrong; there they print English.

  unknownOption(flag: string): void {
    if (!this.isStrict) return;
    const known = [...this.options, ...(this.parent?.options ?? [])].flatMap(({ long }) => long ?? []);
    const meant = nearest(flag, [...known, '--help']);
    this.refuse(
      meant
        ? say('Unknown option "{flag}". Did you mean "{meant}"?', '未知选项“{flag}”，是否应为“{meant}”？', {
            flag,
            meant,
          })
        : say('Unknown option "{flag}"', '未知选项“{flag}”', { flag }),
    );
  }

  unknownCommand(): never {
    const [word = ''] = this.args;
    const meant = nearest(
      word,
      this.commands.map((command) => command.name()),
    );
    this.refuse(
      meant
        ? say('Unknown command "{word}". Did you mean "{meant}"?', '未知命令“{word}”，是否应为“{meant}”？', {
            word,
            meant,
          })
        : say('Unknown command "{word}"', '未知命令“{word}”', { word }),
    );
  }

  missingArgument(name: string): never {
    this.refuse(say('The argument <{name}> is missing', '缺少参数 <{name}>', { name }));
  }

  optionMissingArgument(option: Option): never {
    this.refuse(say('The option {flags} needs a value', '选项 {flags} 需要一个值', { flags: option.flags }));
  }

  missingMandatoryOptionValue(option: Option): never {
    this.refuse(say('The option {flags} is missing', '缺少选项 {flags}', { flags: option.flags }));
  }

  _excessArguments(received: readonly string[]): void {
    if (!this.isStrict) return;
    const word = received[this.registeredArguments.length] ?? '';
    this.refuse(say('"{word}" is one argument too many', '多余的参数“{word}”', { word }));
  }
}

const unknownLocale = (word: string) =>
  say(
    '"{word}" is no language of oscpkg: choose en or zh-cn',
    'oscpkg 不支持语言“{word}”：可选 en 或 zh-cn',
    { word },
  );

const localeText = text('language of everything that is shown', '界面语言');
const helpText = text('show this help', '显示帮助');
const examplesTitle = text('Examples:', '示例：');
