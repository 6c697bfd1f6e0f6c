import { type Locale, type Message, show } from '../core/text/message';
import { localeArgument, localeOf, namedLocale } from './terminal/locale';
import { type Output, outputTo } from './terminal/output';

/** What every command is given: the user's language, and where to write. */
export interface Session {
  readonly locale: Locale;
  /** For results only: what a pipe or a file is to get. */
  readonly out: Output;
  /** For progress and for what went wrong. */
  readonly err: Output;
}

/** 0: nothing at or above the threshold; 1: something; 2: wrong usage, or a failure outside the package. */
export type ExitStatus = 0 | 1 | 2;

/** The session of this process. */
export function processSession(): Session {
  const { env, argv, stdout, stderr } = process;
  const locale = namedLocale(localeArgument(argv.slice(2)) ?? '') ?? localeOf(env, systemLocale);
  return { locale, out: outputTo(stdout, env), err: outputTo(stderr, env) };
}

const systemLocale = () => Intl.DateTimeFormat().resolvedOptions().locale;

/** Writes a message as a line. */
export function printLine(output: Output, message: Message, { locale }: Session): void {
  output.write(`${show(message, locale)}\n`);
}
