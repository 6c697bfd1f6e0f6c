import { type Argument, type Command, Help, type Option } from 'commander';
import { type Locale, type Text, text } from '../../core/text/message';
import type { Colors } from '../terminal/output';
import { displayWidth } from '../terminal/width';

/** Commander's help in the user's language, aligned also where characters are two columns wide. */
export class LocalizedHelp extends Help {
  constructor(
    private readonly locale: Locale,
    private readonly colors: Colors,
  ) {
    super();
  }

  override styleTitle(title: string): string {
    return this.colors.bold(titles[title]?.[this.locale] ?? title);
  }

  override displayWidth(styled: string): number {
    return displayWidth(styled.replace(/\u001b\[[\d;]*m/g, ''));
  }

  /** Chinese has no blanks to break a line at: it may be broken anywhere but before a closing mark. */
  override boxWrap(styled: string, width: number): string {
    if (this.locale === 'en' || width < this.minWidthToWrap) return super.boxWrap(styled, width);
    return styled
      .split('\n')
      .map((line) => this.wrapLine(line, width))
      .join('\n');
  }

  /** What every command has stands behind what is its own. */
  override visibleOptions(command: Command): Option[] {
    const isCommon = ({ long }: Option) => long === '--locale' || long === '--help';
    return super.visibleOptions(command).sort((a, b) => Number(isCommon(a)) - Number(isCommon(b)));
  }

  override optionDescription(option: Option): string {
    return option.description + this.extra(option.argChoices, option.defaultValue);
  }

  override argumentDescription(argument: Argument): string {
    return argument.description + this.extra(argument.argChoices, argument.defaultValue);
  }

  override subcommandTerm(command: Command): string {
    const args = command.registeredArguments.map((one) => this.argumentTermIn(one)).join(' ');
    return args === '' ? command.name() : `${command.name()} ${args}`;
  }

  override commandUsage(command: Command): string {
    const args = command.registeredArguments.map((one) => ` ${this.argumentTermIn(one)}`).join('');
    const sub = command.commands.length > 0 ? ` ${commandWord[this.locale]}` : args;
    const parents = command.parent ? `${command.parent.name()} ` : '';
    return `${parents}${command.name()} ${optionsWord[this.locale]}${sub}`;
  }

  private argumentTermIn(argument: Argument): string {
    const name = argument.name() + (argument.variadic ? '...' : '');
    return argument.required ? `<${name}>` : `[${name}]`;
  }

  private extra(choices: readonly string[] | undefined, defaultValue: unknown): string {
    const parts = choices ? [choices.join(' | ')] : [];
    if (typeof defaultValue === 'string') parts.push(`${defaultWord[this.locale]} ${defaultValue}`);
    if (parts.length === 0) return '';
    return this.locale === 'en' ? ` (${parts.join('; ')})` : `（${parts.join('；')}）`;
  }

  private wrapLine(line: string, width: number): string {
    const words = line.match(/(?:[\x21-\x7e]+|\S)[，。；：、）”！？]*|\s+/gu) ?? [];
    let wrapped = '';
    let column = 0;
    for (const word of words) {
      const wide = displayWidth(word);
      const breaks = column + wide > width && column > 0;
      if (breaks) wrapped = `${wrapped.trimEnd()}\n`;
      const piece = breaks ? word.trimStart() : word;
      wrapped += piece;
      column = (breaks ? 0 : column) + displayWidth(piece);
    }
    return wrapped;
  }
}

const titles: Readonly<Record<string, Text>> = {
  'Usage:': text('Usage:', '用法:'),
  'Arguments:': text('Arguments:', '参数：'),
  'Options:': text('Options:', '选项：'),
  'Commands:': text('Commands:', '命令：'),
};
const optionsWord = text('[options]', '[选项]');
const commandWord = text('<command>', '<命令>');
const defaultWord = text('default', '默认');
