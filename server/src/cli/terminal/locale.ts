import type { Locale } from '../../core/text/message';

/** The environment variables that say a user's language. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language that the environment asks for, by gettext's order: LANGUAGE (unless the locale is "C"), LC_ALL,
 * LC_MESSAGES, LANG; where none is set (Windows), the system's own. Whoever reads any Chinese gets Chinese.
 */
export function localeOf(env: Environment, systemLocale: () => string): Locale {
  const posix = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  const isPlain = posix !== undefined && /^(?:C|POSIX)(?:\.|$)/i.test(posix);
  const asked = (!isPlain && env['LANGUAGE']?.split(':').find((word) => word !== '')) || posix;
  return /^zh/i.test(asked || systemLocale()) ? 'zh-cn' : 'en';
}

/** The locale that a user named with `--locale`; the spelling of other tools (`zh_CN`, `zh`) is understood. */
export function namedLocale(word: string): Locale | undefined {
  if (/^zh(?:[-_](?:cn|hans).*)?$/i.test(word)) return 'zh-cn';
  return /^en(?:[-_].*)?$/i.test(word) ? 'en' : undefined;
}

/** The value of `--locale` in a command line that is not parsed yet: the help itself depends on it. */
export function localeArgument(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const joined = options.findLast((argument) => argument.startsWith('--locale='));
  if (joined !== undefined) return joined.slice('--locale='.length);
  const index = options.lastIndexOf('--locale');
  return index === -1 ? undefined : options[index + 1];
}
